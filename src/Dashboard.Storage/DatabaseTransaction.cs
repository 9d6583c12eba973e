using System.Data.Common;
using Dapper;

namespace Dashboard.Storage;

/// <summary>One transaction.</summary>
internal sealed record DatabaseTransaction(DbConnection Connection, DbTransaction Transaction, StorageProvider Provider, CancellationToken Cancellation)
{
    // Columns are named display_id, what they are read into DisplayId.
    static DatabaseTransaction() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<int> ExecuteAsync(string sql, object? values = null) => Connection.ExecuteAsync(Command(sql, values));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) => [.. await Connection.QueryAsync<T>(Command(sql, values))];

    public Task<T?> FindAsync<T>(string sql, object? values = null) => Connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    /// <summary>Lets one transaction of that name run at a time, on all nodes. SQLite has one writer in any case.</summary>
    public Task LockAsync(long name) =>
        Provider == StorageProvider.PostgreSql ? ExecuteAsync("SELECT pg_advisory_xact_lock(@name)", new { name }) : Task.CompletedTask;

    private CommandDefinition Command(string sql, object? values) => new(sql, values, Transaction, cancellationToken: Cancellation);
}
