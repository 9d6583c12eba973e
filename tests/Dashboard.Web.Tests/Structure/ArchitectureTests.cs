namespace Dashboard.Web.Tests.Structure;

public sealed class ArchitectureTests
{
    [Fact]
    public void Projects_UseOnlyWhatTheyMay() =>
        Repository.Files("src", ".cs", ".razor", ".csproj")
            .SelectMany(path => ProjectDependencies.Broken(path, Repository.Read(path)))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("src/Dashboard.Presence/Store/PresenceStore.cs", "using Dashboard.Vendors;")]
    [InlineData("src/Dashboard.Presence/Store/PresenceStore.cs", "using System.Net.Http;")]
    [InlineData("src/Dashboard.Presence/Dashboard.Presence.csproj", "<ProjectReference Include=\"../Dashboard.Web/Dashboard.Web.csproj\" />")]
    [InlineData("src/Dashboard.Vendors/Jingl/JinglSource.cs", "using Dashboard.Vendors.Vonage;")]
    [InlineData("src/Dashboard.Vendors/Jingl/JinglSource.cs", "new VonageClient()")]
    [InlineData("src/Dashboard.Vendors/IVendor.cs", "Dashboard.Web.Polling.PollJob")]
    [InlineData("src/Dashboard.Simulator/SimulatorHost.cs", "using Dashboard.Presence;")]
    [InlineData("src/Dashboard.Web/Polling/Jobs/PollJob.cs", "using Dashboard.Vendors;")]
    [InlineData("src/Dashboard.Web/Live/BoardStream.cs", "Dashboard.Simulator.SimulatorHost")]
    public void Broken_AForbiddenDependency_IsFound(string path, string text) => ProjectDependencies.Broken(path, text).ShouldNotBeEmpty();

    [Fact]
    public void Files_OfSource_StayWithinTheirLimits() =>
        Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("wwwroot-assets", ".ts", ".css")).Select(path => (path, Limit: 300))
            .Concat(Repository.Files("tests", ".cs").Select(path => (path, Limit: 500)))
            .Where(f => Repository.Read(f.path).Count(c => c == '\n') > f.Limit)
            .Select(f => $"{f.path} is over {f.Limit} lines")
            .ShouldBeEmpty();
}
