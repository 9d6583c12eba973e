using System.Net;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Persistence;

/// <summary>Tests a database file that fails while the host runs or before it starts: boards stay available, and the host recovers automatically.</summary>
public sealed class DatabaseFileOutageTests
{
    [Theory]
    [InlineData("locked", "locked by another program")]
    [InlineData("gone", "file is gone")]
    [InlineData("damaged", "damaged")]
    [InlineData("full", "disk is full")]
    [InlineData("read-only", "database")]
    public async Task File_ThatBreaksWhileTheHostRuns_StopsNoBoardAndMends(string how, string words)
    {
        var isDisk = how is "full" or "read-only";
        Assert.SkipWhen(isDisk && !BrokenStore.CanMount, "No file system can be mounted here.");
        await using var store = BrokenStore.Make(isDisk);
        await using var host = await TestHost.StartInAsync(store.Folder, $"--Storage:ConnectionString", $"Data Source={store.Folder.FullName}/dashboard.db");
        await using var rig = await DatabaseOutageAssertions.StartAsync(host);

        store.Break(how);
        await rig.FindOutAsync(() => store.StayBroken(how));
        await rig.GoesOnAsync(words);
        if (how == "full")
        {
            await rig.StaysUnavailableForTenMinutesAsync(() => store.StayBroken(how));
            await rig.GoesOnAsync(words);
        }

        store.Mend(how);
        await host.Get<DatabaseProbeService>().ProbeAsync(CancellationToken.None);
        await rig.IsWholeAsync();
    }

    [Theory]
    [InlineData("no folder", "folder cannot be made")]
    [InlineData("damaged", "damaged")]
    [InlineData("newer", "newer version (9000)")]
    [InlineData("locked", "locked by another program")]
    public async Task File_ThatIsBrokenAtTheStart_IsSaidAndMends(string how, string words)
    {
        await using var store = BrokenStore.Make(isDisk: false);
        var folder = store.Folder;
        var file = Path.Combine(folder.FullName, "data", "dashboard.db");
        SqliteConnection? holder = null;
        if (how == "no folder")
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data"), "no folder");
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (how == "damaged")
            {
                await File.WriteAllTextAsync(file, new string('?', 8192));
            }
            else
            {
                holder = new SqliteConnection($"Data Source={file};Pooling=False");
                holder.Open();
                using var command = holder.CreateCommand();
                command.CommandText = how == "locked" ? "BEGIN EXCLUSIVE"
                    : "CREATE TABLE migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL); INSERT INTO migration VALUES (9000, 'of-next-year', 1)";
                command.ExecuteNonQuery();
            }
        }

        await using var host = await TestHost.StartInAsync(folder, "--Storage:ConnectionString", $"Data Source={file}");
        await DatabaseOutageAssertions.SaysAsync(host, words);

        holder?.Dispose();
        if (how != "locked")
        {
            File.Delete(how == "no folder" ? Path.Combine(folder.FullName, "data") : file);
        }

        await host.Get<DatabaseProbeService>().ProbeAsync(CancellationToken.None);
        using var person = await host.App.AsPersonAsync(Role.Viewer);
        using var wall = await person.GetAsync("/wall/everyone");
        wall.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Demo_WithoutADatabase_ShowsItsBoard()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data", "no folder");
        await using var host = await TestHost.StartAsync(new TestHostOptions { Accounts = [], Folder = folder.Path }.With(
            "--Demo:Extensions", "5", "--Storage:ConnectionString", $"Data Source={folder.Path}/data/dashboard.db"));
        using var bound = new CancellationTokenSource(DatabaseOutageAssertions.Bound);
        using var anybody = host.App.AsNobody();
        await Eventually.HoldsAsync(async () => (await ReadyAsync(anybody)).Contains("storage: The database's folder", StringComparison.Ordinal), DatabaseOutageAssertions.Bound, "it is ready but for the database");
        (await anybody.ReadAsync("/wall/everyone")).ShouldContain("data-page=\"wall\"");
        await using var viewer = await HubSocket.ConnectAsync(host.App.Urls.First(), bound.Token);
        await viewer.WatchAsync("everyone", bound.Token);
        await viewer.NextFrameAsync(bound.Token, "snapshot");
        await viewer.NextFrameAsync(bound.Token, "delta", "beat");
    }

    private static async Task<string> ReadyAsync(TestClient client)
    {
        using var answer = await client.GetAsync("/health/ready");
        return await answer.Content.ReadAsStringAsync();
    }
}
