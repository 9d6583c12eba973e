using Npgsql;

namespace Dashboard.Storage.Tests;

public sealed class PostgresTimeoutsTests
{
    [Theory]
    [InlineData("Host=db", 5, 10)]
    [InlineData("Host=db;Timeout=60", 60, 10)]
    [InlineData("Host=db;Command Timeout=120", 5, 120)]
    public void Apply_KeepsWhatTheConnectionStringSets(string connectionString, int connect, int command)
    {
        var applied = new NpgsqlConnectionStringBuilder(PostgresTimeouts.Apply(connectionString));

        (applied.Host, applied.Timeout, applied.CommandTimeout).ShouldBe(("db", connect, command));
    }

    [Fact]
    public void Apply_InvalidConnectionString_Throws() => Should.Throw<ArgumentException>(() => PostgresTimeouts.Apply("nonsense"));
}
