using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Dashboard.Storage;

/// <summary>Opens connections to one SQLite file. The driver of this version has no data source of its own.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    // Another process that writes holds the file for milliseconds; this is for one that is stuck.
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

    /// <summary>Whether the file is there no more.</summary>
    public bool IsGone => !File.Exists(_file);

    /// <summary>Takes the rights of other users of the machine from its files.</summary>
    /// <returns>For each that others had rights to, a sentence that says what was done.</returns>
    public IReadOnlyList<string> Narrow() => _files?.Narrow() ?? [];

    /// <summary>Closes what is kept open for the next access: it would go on with the file as it was.</summary>
    public void Drop()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    // The base would open a connection as it is created, without what is set below.
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(OpenDbConnection());

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            _files?.CreateFile();
            connection.Open();
            using var command = connection.CreateCommand();
            // Readers and the writer do not wait for each other, a commit is on the disk when it says so, and what was removed or
            // replaced, such as a key that lay in the clear, is overwritten.
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
