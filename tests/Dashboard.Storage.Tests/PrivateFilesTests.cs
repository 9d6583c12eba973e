using System.Runtime.Versioning;
using Dashboard.Storage.Audit;
using Dashboard.Testing;
using Microsoft.Data.Sqlite;

namespace Dashboard.Storage.Tests;

/// <summary>The files of a SQLite database are accessible only to the host's user, because they contain the keys of the cookies.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;
    private const UnixFileMode File644 = File600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Folder755 = Folder700 | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dashboard-private");
    private static CancellationToken Bound => new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    private string Folder => Path.Combine(_root.FullName, "data");

    private string FileName => Path.Combine(Folder, "dashboard.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task Database_Created_IsForItsOwnerAloneInEveryFile()
    {
        await using var database = await WrittenAsync();
        // This runs while a connection is open, because closing the last one removes the additional files.
        var files = await database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM setup_link");
                return Directory.GetFiles(Folder).ToDictionary(file => Path.GetFileName(file), File.GetUnixFileMode);
            },
            Bound);

        File.GetUnixFileMode(Folder).ShouldBe(Folder700);
        files.Keys.ShouldBe(["dashboard.db", "dashboard.db-shm", "dashboard.db-wal", "dashboard.db.audit-key"], ignoreOrder: true);
        files.Values.ShouldAllBe(mode => mode == File600);
        database.Exposed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Database_ThatOthersCouldRead_IsNarrowedAndSaid()
    {
        await (await WrittenAsync()).DisposeAsync();
        SqliteConnection.ClearAllPools();
        var copy = $"{FileName}.2026-11-30.bak";
        File.Copy(FileName, copy);
        File.SetUnixFileMode(FileName, File644);
        File.SetUnixFileMode(copy, File644);
        File.SetUnixFileMode(Folder, Folder755);

        await using var database = await WrittenAsync();

        File.GetUnixFileMode(Folder).ShouldBe(Folder700);
        Directory.GetFiles(Folder).ShouldAllBe(file => File.GetUnixFileMode(file) == File600);
        database.Exposed.ShouldContain($"Other users of this machine had access to {FileName} (mode 0644); it is now for its owner alone (0600).");
        database.Exposed.ShouldContain(sentence => sentence.Contains($"{copy} (mode 0644)", StringComparison.Ordinal));
        database.Exposed.ShouldContain(sentence => sentence.Contains($"{Folder} (mode 0755)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Folder_ThatHoldsOtherFilesToo_IsLeftAsItIsAndSaid()
    {
        Directory.CreateDirectory(Folder, Folder755);
        await File.WriteAllTextAsync(Path.Combine(Folder, "notes.txt"), "");

        await using var database = await WrittenAsync();

        File.GetUnixFileMode(Folder).ShouldBe(Folder755);
        File.GetUnixFileMode(FileName).ShouldBe(File600);
        database.Exposed.ShouldHaveSingleItem().ShouldContain("a folder of its own");
    }

    private async Task<Database> WrittenAsync()
    {
        var time = new ManualTimeProvider();
        var database = new Database(new StorageOptions(StorageProvider.Sqlite, $"Data Source={FileName}"), time);
        await new AuditLog(database, time, new AuditKeyFile($"{FileName}.audit-key")).AppendAsync(new AuditEntry("jane", "::1", "signed in", "", ""), Bound);
        return database;
    }
}
