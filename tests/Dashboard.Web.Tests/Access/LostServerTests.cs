using System.Net;
using Dashboard.Storage.People;
using Dashboard.Testing;
using Dashboard.Web.Access;

namespace Dashboard.Web.Tests.Access;

/// <summary>A database server that stops under a running host, or is not there when it starts: the board goes on, and it mends by itself.</summary>
[Collection(PostgresCollection.Name)]
public sealed class LostServerTests(PostgresServer server)
{
    [Fact]
    public async Task Server_ThatIsStoppedAndStartedAgain_StopsNoBoardAndMends()
    {
        await using var host = await DoorHost.StartAsync("--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", await server.CreateAsync());
        await using var rig = await LostStoreRig.StartAsync(host);

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

        // By itself, within the ten seconds between two looks: a reader may find it sooner, but the opener alone says so.
        await Eventually.HoldsAsync(
            () => host.Get<StoreHealth>().Problem is null && host.Log.Split('\n').Count(l => l.Contains("database is open", StringComparison.Ordinal)) == 2,
            TimeSpan.FromSeconds(30), "the server is found again");
        await rig.IsWholeAsync();
    }

    [Fact]
    public async Task Server_ThatIsNotThereAtTheStart_IsSaidAndMends()
    {
        var connection = await server.CreateAsync();
        await server.StopAsync();
        DoorHost host;
        try
        {
            host = await DoorHost.StartAsync("--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", connection);
            await LostStoreRig.SaysAsync(host, "database server");
        }
        finally
        {
            await server.StartAsync();
        }

        await using var started = host;
        await Eventually.HoldsAsync(() => host.Get<StoreHealth>().Problem is null, TimeSpan.FromSeconds(30), "the server is found");
        using var person = await host.App.AsPersonAsync(Role.Viewer);
        using var wall = await person.GetAsync("/wall/everyone");
        wall.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
