using System.Data.Common;
using Dapper;

namespace Dashboard.Storage;

/// <summary>An open transaction with helpers for parameterized SQL.</summary>
internal sealed record DatabaseTransaction(DbConnection Connection, DbTransaction Transaction, StorageProvider Provider, CancellationToken Cancellation)
{
    // Maps columns such as display_id to properties such as DisplayId.
    static DatabaseTransaction() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Task<int> ExecuteAsync(string sql, object? values = null) => Connection.ExecuteAsync(Command(sql, values));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) => [.. await Connection.QueryAsync<T>(Command(sql, values))];

    public Task<T?> FindAsync<T>(string sql, object? values = null) => Connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    /// <summary>
    /// Serializes transactions that use the same lock name, across all nodes. SQLite has a single writer and needs no lock.
    /// </summary>
    public Task LockAsync(long name) =>
        Provider == StorageProvider.PostgreSql ? ExecuteAsync("SELECT pg_advisory_xact_lock(@name)", new { name }) : Task.CompletedTask;

    private CommandDefinition Command(string sql, object? values) => new(sql, values, Transaction, cancellationToken: Cancellation);
}
