namespace Dashboard.Storage.Audit;

/// <summary>The file that holds the key of the audit log, outside the database; only the user of this program may read it.</summary>
/// <param name="path">Where.</param>
public sealed class AuditKeyFile(string path)
{
    private readonly Lock _gate = new();
    private AuditKey? _key;

    // A key that has signed nothing yet: with any other, a log without its signed end was changed.
    private string NewPath => $"{path}.new";

    /// <summary>The key; made when there is none yet.</summary>
    /// <exception cref="StorageException">The file can be neither read nor made.</exception>
    public AuditKey Open()
    {
        lock (_gate)
        {
            return _key ??= Read() ?? Make();
        }
    }

    /// <summary>The key; null when there is none.</summary>
    /// <exception cref="StorageException">The file cannot be read, or is no key.</exception>
    public AuditKey? Read() => Read(path, isNew: false) ?? Read(NewPath, isNew: true);

    /// <summary>The key has signed something.</summary>
    internal void Save()
    {
        try
        {
            if (File.Exists(NewPath))
            {
                File.Move(NewPath, path, overwrite: true);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another host with the same key has done it meanwhile.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key of the audit log cannot be written to {path}. {e.Message}", e);
        }
    }

    private static AuditKey? Read(string file, bool isNew)
    {
        try
        {
            var bytes = Convert.FromHexString(File.ReadAllText(file).Trim());
            return bytes.Length == AuditKey.Length ? new AuditKey(bytes, isNew) : throw new FormatException();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (FormatException e)
        {
            throw new StorageException($"{file} is no key of an audit log: it must hold {2 * AuditKey.Length} hexadecimal digits.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key of the audit log at {file} cannot be read. {e.Message}", e);
        }
    }

    private AuditKey Make()
    {
        try
        {
            // The database's own folder, where that is not there yet.
            new PrivateFiles(Path.GetFullPath(path)).CreateFolder();

            // Whole before it has its name: another host that starts meanwhile reads all of it or none.
            var secret = RandomToken.Create();
            var draft = $"{path}.{Guid.NewGuid():N}";
            using (var writer = new StreamWriter(draft, OwnerOnly))
            {
                writer.WriteLine(secret);
            }

            try
            {
                File.Move(draft, NewPath, overwrite: false);
                return new AuditKey(Convert.FromHexString(secret), isNew: true);
            }
            catch (IOException) when (Read() is not null)
            {
                File.Delete(draft);
                return Read(path, isNew: true) ?? Read(NewPath, isNew: true)!;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key of the audit log cannot be written to {path}. {e.Message}", e);
        }
    }

    private static FileStreamOptions OwnerOnly
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return options;
        }
    }
}
