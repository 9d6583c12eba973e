namespace Dashboard.Storage;

/// <summary>
/// Keeps the files of a SQLite database from other users of the machine. SQLite gives its further files (<c>-wal</c>,
/// <c>-shm</c>, <c>-journal</c>) the mode of the database's file, so it is enough that this one is created with the right one.
/// </summary>
/// <param name="file">The database's file, as a full path.</param>
internal sealed class PrivateFiles(string file)
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder = Path.GetDirectoryName(file)!;
    private readonly string _name = Path.GetFileName(file);

    /// <summary>Creates the folder for its owner alone, unless it is there.</summary>
    public void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, FolderMode);
        }
    }

    /// <summary>Creates the file for its owner alone, unless it is there: empty, which SQLite takes for a new database.</summary>
    public void CreateFile()
    {
        if (OperatingSystem.IsWindows() || File.Exists(file))
        {
            return;
        }

        // Another process of the same user may create it in the same moment.
        new FileStream(file, new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = FileMode })
            .Dispose();
    }

    /// <summary>Takes the rights of others from the database's files, from copies beside it that have its name, and from its folder when nothing else is in it.</summary>
    /// <returns>For each that others had rights to, a sentence that says what was done.</returns>
    public IReadOnlyList<string> Narrow()
    {
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        var entries = Directory.GetFileSystemEntries(_folder);
        var own = Array.FindAll(entries, IsOwn);
        var files = own.Where(File.Exists).Select(path => Narrow(path, FileMode));
        var folder = own.Length == entries.Length
            ? Narrow(_folder, FolderMode)
            : OpenTo(_folder) is { } mode ? $"Other users of this machine can enter {_folder} (mode {mode}), which holds other files than the database's too. Give the database a folder of its own." : null;
        return [.. files.Prepend(folder).OfType<string>()];
    }

    private bool IsOwn(string path) => Path.GetFileName(path).StartsWith(_name, StringComparison.Ordinal);

    private static string? Narrow(string path, UnixFileMode mode)
    {
        try
        {
            if (OperatingSystem.IsWindows() || OpenTo(path) is not { } before)
            {
                return null;
            }

            File.SetUnixFileMode(path, mode);
            return $"Other users of this machine had access to {path} (mode {before}); it is now for its owner alone ({Digits(mode)}).";
        }
        catch (UnauthorizedAccessException)
        {
            return $"Other users of this machine have access to {path}, and this program's user does not own it. Set its mode to {Digits(mode)}.";
        }
        catch (IOException)
        {
            // SQLite removes its further files when the last connection is closed.
            return null;
        }
    }

    private static string? OpenTo(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & Others) != UnixFileMode.None ? Digits(mode) : null;

    private static string Digits(UnixFileMode mode) => $"0{Convert.ToString((int)mode, 8)}";
}
