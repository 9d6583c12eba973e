using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Dashboard.Storage;

/// <summary>Opens connections to one SQLite file. The driver of this version has no data source of its own.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    // Another process that writes holds the file for milliseconds; this is for one that is stuck.
    private const int LongestWaitSeconds = 5;

    private readonly string _file;

    static SqliteDataSource() => SQLitePCL.Batteries_V2.Init();

    public SqliteDataSource(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = LongestWaitSeconds };
        if (Path.GetDirectoryName(Path.GetFullPath(parts.DataSource)) is { } folder && !parts.DataSource.StartsWith(':'))
        {
            Directory.CreateDirectory(folder);
        }

        _file = parts.DataSource;
        ConnectionString = parts.ToString();
    }

    public override string ConnectionString { get; }

    /// <summary>Whether the file is there no more.</summary>
    public bool IsGone => !File.Exists(_file);

    /// <summary>Closes what is kept open for the next access: it would go on with the file as it was.</summary>
    public void Drop()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Readers and the writer do not wait for each other, and a commit is on the disk when it says so.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
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
