using System.Net;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Scenarios.Persistence;

/// <summary>Tests a database server that stops while the host runs or before it starts: boards stay available, and the host recovers automatically.</summary>
[Collection(PostgresCollection.Name)]
public sealed class DatabaseServerOutageTests(PostgresServer server)
{
    [Fact]
    public async Task Server_ThatIsStoppedAndStartedAgain_StopsNoBoardAndMends()
    {
        await using var host = await TestHost.StartAsync("--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", await server.CreateAsync());
        await using var rig = await DatabaseOutageAssertions.StartAsync(host);

        await server.StopAsync();
        try
        {
            await rig.FindOutAsync();
            await rig.GoesOnAsync("database server");
        }
        finally
        {
            await server.StartAsync();
        }

        // Automatically, within the ten seconds between two probes. A reader may recover sooner, but only the probe logs it.
        await Eventually.HoldsAsync(
            () => host.Get<DatabaseHealth>().Problem is null && host.Log.Text.Split('\n').Count(l => l.Contains("database is open", StringComparison.Ordinal)) == 2,
            TimeSpan.FromSeconds(30), "the server is found again");
        await rig.IsWholeAsync();
    }

    [Fact]
    public async Task Server_ThatIsNotThereAtTheStart_IsSaidAndMends()
    {
        var connection = await server.CreateAsync();
        await server.StopAsync();
        TestHost host;
        try
        {
            host = await TestHost.StartAsync("--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", connection);
            await DatabaseOutageAssertions.SaysAsync(host, "database server");
        }
        finally
        {
            await server.StartAsync();
        }

        await using var started = host;
        await Eventually.HoldsAsync(() => host.Get<DatabaseHealth>().Problem is null, TimeSpan.FromSeconds(30), "the server is found");
        using var person = await host.App.AsPersonAsync(Role.Viewer);
        using var wall = await person.GetAsync("/wall/everyone");
        wall.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
