namespace Dashboard.Storage;

/// <summary>
/// Restricts the files of a SQLite database to their owner. SQLite gives its additional files (<c>-wal</c>, <c>-shm</c>, <c>-journal</c>)
/// the mode of the main file. It is therefore enough to create the main file with the right mode.
/// </summary>
/// <param name="file">The full path of the database file.</param>
internal sealed class PrivateFiles(string file)
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder = Path.GetDirectoryName(file)!;
    private readonly string _name = Path.GetFileName(file);

    /// <summary>Creates the folder with access for its owner only, unless it exists.</summary>
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

    /// <summary>
    /// Creates an empty file with access for its owner only, unless it exists. SQLite treats an empty file as a new database.
    /// </summary>
    public void CreateFile()
    {
        if (OperatingSystem.IsWindows() || File.Exists(file))
        {
            return;
        }

        // Another process of the same user may create the file at the same time.
        new FileStream(file, new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = FileMode })
            .Dispose();
    }

    /// <summary>
    /// Removes the access of other users from the database's files and from copies beside it with the same name prefix. The folder is
    /// restricted too if it contains nothing else.
    /// </summary>
    /// <returns>One sentence for each file or folder that other users had access to.</returns>
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
            // SQLite removes its additional files when the last connection is closed.
            return null;
        }
    }

    private static string? OpenTo(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & Others) != UnixFileMode.None ? Digits(mode) : null;

    private static string Digits(UnixFileMode mode) => $"0{Convert.ToString((int)mode, 8)}";
}
