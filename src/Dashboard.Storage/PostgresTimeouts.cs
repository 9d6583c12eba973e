using Npgsql;

namespace Dashboard.Storage;

/// <summary>Shortens the PostgreSQL timeouts. Pages wait for queries, and the driver's defaults are meant for batches.</summary>
internal static class PostgresTimeouts
{
    private const int ToConnectSeconds = 5;
    private const int ToAnswerSeconds = 10;

    /// <summary>Returns the connection string with shorter timeouts, except for those that it sets itself.</summary>
    /// <exception cref="ArgumentException">The connection string is invalid.</exception>
    public static string Apply(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var usual = new NpgsqlConnectionStringBuilder();
        given.Timeout = given.Timeout == usual.Timeout ? ToConnectSeconds : given.Timeout;
        given.CommandTimeout = given.CommandTimeout == usual.CommandTimeout ? ToAnswerSeconds : given.CommandTimeout;
        return given.ConnectionString;
    }
}
