namespace Dashboard.Storage;

/// <summary>The supported database providers.</summary>
public enum StorageProvider
{
    /// <summary>A local SQLite file. It needs no setup.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server. Several nodes can share it.</summary>
    PostgreSql,
}

/// <summary>The database connection: <c>Storage:Provider</c> and <c>Storage:ConnectionString</c>.</summary>
/// <param name="Provider">The database provider.</param>
/// <param name="ConnectionString">The connection string in the provider's syntax. It may contain a password.</param>
public sealed record StorageOptions(StorageProvider Provider, string ConnectionString)
{
    /// <summary>Returns only the provider, because the connection string may contain a password.</summary>
    public override string ToString() => $"{Provider}";
}
