global using Dashboard.Presence.Tests.Testing;
