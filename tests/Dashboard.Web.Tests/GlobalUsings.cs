global using Dashboard.Web.Tests.Testing;
global using Dashboard.Web.Tests.Testing.Doubles;
global using Dashboard.Web.Tests.Testing.Fixtures;
global using Dashboard.Web.Tests.Testing.Hosts;
