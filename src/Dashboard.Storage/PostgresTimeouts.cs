using Npgsql;

namespace Dashboard.Storage;

/// <summary>How long a server may keep one waiting: a page waits with it, and the driver's own bounds are for batches.</summary>
internal static class PostgresTimeouts
{
    private const int ToConnectSeconds = 5;
    private const int ToAnswerSeconds = 10;

    /// <summary>The connection string with bounds, but for those that it names itself.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static string Apply(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var usual = new NpgsqlConnectionStringBuilder();
        given.Timeout = given.Timeout == usual.Timeout ? ToConnectSeconds : given.Timeout;
        given.CommandTimeout = given.CommandTimeout == usual.CommandTimeout ? ToAnswerSeconds : given.CommandTimeout;
        return given.ConnectionString;
    }
}
