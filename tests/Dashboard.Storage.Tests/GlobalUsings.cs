global using Dashboard.Storage.Tests.Testing;
