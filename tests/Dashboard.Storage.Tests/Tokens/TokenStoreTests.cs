using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Tokens;

public abstract class TokenStoreTests(IDatabases databases) : StorageTest(databases)
{
    private TokenStore Tokens => new(Database, Time);

    [Fact]
    public async Task Token_UntilItsEndOrItsRevocation_IsKnownWithItsScopes()
    {
        var limits = new AccessLimits([], [], ["sales"]);
        var lasting = await Tokens.AddAsync("collector", TokenScopes.Metrics | TokenScopes.Read, limits, null, Bound);
        var short_ = await Tokens.AddAsync("visitor", TokenScopes.Read, AccessLimits.None, TimeSpan.FromHours(1), Bound);

        var known = (await Tokens.FindAsync(lasting, Bound)).ShouldNotBeNull();
        known.Scopes.ShouldBe(TokenScopes.Metrics | TokenScopes.Read);
        known.Limits.Boards.ShouldBe(limits.Boards);
        (await Tokens.FindAsync(short_, Bound)).ShouldNotBeNull();
        (await Tokens.FindAsync(lasting.ToUpperInvariant(), Bound)).ShouldBeNull();

        Time.Advance(TimeSpan.FromHours(1));
        (await Tokens.FindAsync(short_, Bound)).ShouldBeNull();
        (await Tokens.ListAsync(Bound)).Count.ShouldBe(2);
        (await Tokens.RevokeAsync(known.Id, Bound)).ShouldBeTrue();
        (await Tokens.FindAsync(lasting, Bound)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Read, Everything", TokenScopes.None)]
    [InlineData("255", TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics)]
    public async Task Token_WithAScopeOfANewerProgram_GetsNoneItDoesNotKnow(string written, TokenScopes most)
    {
        var token = await Tokens.AddAsync("program", TokenScopes.Read, AccessLimits.None, null, Bound);
        await ExecuteAsync($"UPDATE api_token SET scopes = '{written}'");
        ((await Tokens.FindAsync(token, Bound)).ShouldNotBeNull().Scopes & ~most).ShouldBe(TokenScopes.None);
    }

    [Fact]
    public async Task Secrets_InTheDatabase_AreStoredOnlyHashed()
    {
        var token = await Tokens.AddAsync("program", TokenScopes.Read, AccessLimits.None, null, Bound);
        var link = (await new SetupTokenStore(Database, Time).CreateAsync(Bound)).ShouldNotBeNull();
        var kept = await Database.ReadAsync(
            work => work.ListAsync<string>("SELECT token_hash FROM api_token UNION ALL SELECT token_hash FROM setup_link"), Bound);

        kept.Count.ShouldBe(2);
        kept.ShouldNotContain(token);
        kept.ShouldNotContain(link);
    }
}

public sealed class SqliteTokenStoreTests() : TokenStoreTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresTokenStoreTests(PostgresServer server) : TokenStoreTests(new PostgresDatabases(server));
