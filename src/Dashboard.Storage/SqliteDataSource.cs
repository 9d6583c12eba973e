using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Dashboard.Storage;

/// <summary>Opens connections to one SQLite file. The referenced version of the driver has no data source of its own.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    // Another process normally locks the file for milliseconds. The timeout covers a process that is stuck.
    private const int MaxWaitSeconds = 5;

    private readonly string _file;
    private readonly PrivateFiles? _files;

    static SqliteDataSource() => SQLitePCL.Batteries_V2.Init();

    public SqliteDataSource(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = MaxWaitSeconds };
        _files = parts.DataSource.StartsWith(':') ? null : new PrivateFiles(Path.GetFullPath(parts.DataSource));
        _files?.CreateFolder();
        _file = parts.DataSource;
        ConnectionString = parts.ToString();
    }

    public override string ConnectionString { get; }

    /// <summary>Whether the file no longer exists.</summary>
    public bool IsGone => !File.Exists(_file);

    /// <summary>Removes the access of other users of the machine from the database's files.</summary>
    /// <returns>One sentence for each file or folder that other users had access to.</returns>
    public IReadOnlyList<string> Narrow() => _files?.Narrow() ?? [];

    /// <summary>Closes the pooled connections. They would continue to use the previous file.</summary>
    public void Drop()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    // The base class would return an opened connection without the settings below.
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(OpenDbConnection());

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            _files?.CreateFile();
            connection.Open();
            using var command = connection.CreateCommand();
            // WAL: readers and the writer do not block each other. FULL: a committed transaction is on the disk. secure_delete: deleted and
            // replaced data, such as an unencrypted key, is overwritten.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
