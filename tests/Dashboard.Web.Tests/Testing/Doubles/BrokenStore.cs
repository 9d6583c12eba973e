using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A database that a test can break and repair, on a file system of its own where mounting is possible.</summary>
internal sealed class BrokenStore : IAsyncDisposable
{
    private readonly bool _isMounted;
    private SqliteConnection? _holder;

    private BrokenStore(DirectoryInfo folder, bool isMounted) => (Folder, _isMounted) = (folder, isMounted);

    public DirectoryInfo Folder { get; }

    /// <summary>Whether the test can mount file systems, to fill a disk or make it read-only.</summary>
    public static bool CanMount { get; } = Environment.UserName == "root" && TryMount();

    private string File => Path.Combine(Folder.FullName, "dashboard.db");

    private string Backup => $"{Folder.FullName}.backup";

    public static BrokenStore Make(bool isDisk)
    {
        var folder = Directory.CreateTempSubdirectory("broken-");
        if (isDisk)
        {
            Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.FullName).ShouldBe(0);
        }

        return new BrokenStore(folder, isDisk);
    }

    public void Break(string how)
    {
        switch (how)
        {
            case "locked":
                _holder = new SqliteConnection($"Data Source={File};Pooling=False");
                _holder.Open();
                Sql("BEGIN EXCLUSIVE");
                break;
            case "full":
                Fill();
                break;
            case "read-only":
                // Open files stay writable. All connections are closed, so that files are opened again as after a restart.
                Run("mount", "--bind", Folder.FullName, Folder.FullName).ShouldBe(0);
                Run("mount", "-o", "remount,bind,ro", Folder.FullName).ShouldBe(0);
                SqliteConnection.ClearAllPools();
                break;
            case "gone":
                Keep();
                Files().ForEach(System.IO.File.Delete);
                break;
            case "damaged":
                Keep();
                Files().ForEach(f => System.IO.File.WriteAllText(f, new string('?', 8192)));
                SqliteConnection.ClearAllPools();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(how));
        }
    }

    public void Mend(string how)
    {
        switch (how)
        {
            case "locked":
                _holder!.Dispose();
                break;
            case "full":
                System.IO.File.Delete(Path.Combine(Folder.FullName, "filler"));
                break;
            case "read-only":
                Run("umount", "-l", Folder.FullName).ShouldBe(0);
                break;
            default:
                Files().ForEach(System.IO.File.Delete);
                System.IO.File.Copy(Backup, File);
                break;
        }
    }

    /// <summary>Fills space that became free meanwhile: SQLite truncates its write-ahead log when it closes the file.</summary>
    public void StayBroken(string how)
    {
        if (how == "full")
        {
            Fill();
        }
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(Backup);
        if (_isMounted)
        {
            while (Run("umount", "-l", Folder.FullName) == 0)
            {
            }
        }

        Folder.Delete(recursive: true);

        return ValueTask.CompletedTask;
    }

    private List<string> Files() => [.. Directory.GetFiles(Folder.FullName, "dashboard.db*")];

    // Creates a backup that includes the write-ahead log.
    private void Keep()
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{Backup}'";
        command.ExecuteNonQuery();
    }

    private void Fill()
    {
        using var filler = new FileStream(Path.Combine(Folder.FullName, "filler"), FileMode.Append, FileAccess.Write, FileShare.None, 1);
        try
        {
            while (true)
            {
                filler.Write(new byte[512]);
            }
        }
        catch (IOException)
        {
            // The disk is full.
        }
    }

    private void Sql(string sql)
    {
        using var command = _holder!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static bool TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("mount-");
        var isMounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.FullName) == 0;
        if (isMounted)
        {
            Run("umount", folder.FullName);
        }

        folder.Delete();
        return isMounted;
    }

    private static int Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        return process.ExitCode;
    }
}
