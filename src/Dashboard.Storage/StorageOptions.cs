namespace Dashboard.Storage;

/// <summary>Which database keeps what must outlive the process.</summary>
public enum StorageProvider
{
    /// <summary>A file of our own beside the program: nothing to set up.</summary>
    Sqlite,

    /// <summary>A server: several nodes may share it.</summary>
    PostgreSql,
}

/// <summary>Where the database is: <c>Storage:Provider</c> and <c>Storage:ConnectionString</c>.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="ConnectionString">How it is reached, in the provider's own words; it may hold a password.</param>
public sealed record StorageOptions(StorageProvider Provider, string ConnectionString)
{
    /// <summary>The provider alone: the other may hold a password.</summary>
    public override string ToString() => $"{Provider}";
}
