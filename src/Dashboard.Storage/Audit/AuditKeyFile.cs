namespace Dashboard.Storage.Audit;

/// <summary>
/// The file with the key of the audit log. It is outside the database and readable only by the program's own user. Thread-safe.
/// </summary>
/// <param name="path">The path of the file.</param>
public sealed class AuditKeyFile(string path)
{
    private readonly Lock _gate = new();
    private AuditKey? _key;

    // A key that has not signed anything yet is kept under this name. A log without a head is acceptable only with such a key.
    private string NewPath => $"{path}.new";

    /// <summary>Returns the key; creates one if there is none.</summary>
    /// <exception cref="StorageException">The file can be neither read nor created.</exception>
    public AuditKey Open()
    {
        lock (_gate)
        {
            return _key ??= Read() ?? Make();
        }
    }

    /// <summary>Reads the key; null when there is none.</summary>
    /// <exception cref="StorageException">The file cannot be read or does not contain a key.</exception>
    public AuditKey? Read() => Read(path, isNew: false) ?? Read(NewPath, isNew: true);

    /// <summary>Marks a new key as used by renaming its file.</summary>
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
            // Another node with the same key has already renamed the file.
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
            // The file may be in the database's folder, which may not exist yet.
            new PrivateFiles(Path.GetFullPath(path)).CreateFolder();

            // The file is complete before it gets its name, so a node that starts at the same time never reads a partial key.
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
