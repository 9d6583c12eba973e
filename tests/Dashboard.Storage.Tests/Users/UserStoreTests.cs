using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Users;

public abstract class UserStoreTests(IDatabases databases) : StorageTest(databases)
{
    private UserStore Users => new(Database, Time);

    [Fact]
    public async Task Add_ThenFindByAnySpelling_IsThatPerson()
    {
        var limits = new AccessLimits(["sydney"], ["Sales", "Café \"A\""], []);
        (await Users.AddAsync(" Jane ", Role.Supervisor, limits, "hash", Bound)).ShouldBe(UserUpdateResult.Done);

        var jane = (await Users.FindByNameAsync("JANE", Bound)).ShouldNotBeNull();
        jane.Name.ShouldBe("Jane");
        jane.Role.ShouldBe(Role.Supervisor);
        jane.Limits.Teams.ShouldBe(limits.Teams);
        jane.PasswordHash.ShouldBe("hash");
        jane.CreatedAt.ShouldBe(Time.GetUtcNow(), TimeSpan.FromMilliseconds(1));
        jane.ToString().ShouldNotContain("hash");
        (await Users.AddAsync("jAnE", Role.Viewer, AccessLimits.None, null, Bound)).ShouldBe(UserUpdateResult.NameTaken);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    [InlineData("'; DROP TABLE person; --")]
    [InlineData("\u202Eeman")]
    public async Task FindByName_WithMaliciousInput_FindsNoUser(string name) => (await Users.FindByNameAsync(name, Bound)).ShouldBeNull();

    [Fact]
    public async Task Change_AnythingAtAll_MakesANewStamp()
    {
        await AddAsync("root", Role.Administrator);
        var jane = await AddAsync("jane", Role.Viewer);
        (await Users.ChangeAsync(jane with { Role = Role.Supervisor, PasswordHash = "new" }, Bound)).ShouldBe(UserUpdateResult.Done);

        var now = (await Users.FindAsync(jane.Id, Bound)).ShouldNotBeNull();
        now.Role.ShouldBe(Role.Supervisor);
        now.PasswordHash.ShouldBe("new");
        now.SecurityStamp.ShouldNotBe(jane.SecurityStamp);
        (await Users.ChangeAsync(now with { Name = "ROOT" }, Bound)).ShouldBe(UserUpdateResult.NameTaken);
        (await Users.ChangeAsync(now with { Id = "nobody" }, Bound)).ShouldBe(UserUpdateResult.NotFound);
    }

    [Fact]
    public async Task LastAdministrator_OfManyWhoLeaveAtOnce_Stays()
    {
        var all = new List<User>();
        for (var n = 0; n < 12; n++)
        {
            all.Add(await AddAsync($"root{n}", Role.Administrator));
        }

        // An administrator with limits does not count as one who can administer the whole installation.
        (await AddAsync("limited", Role.Administrator, AccessLimits.None with { Teams = ["Sales"] })).CanAdminister.ShouldBeFalse();
        var results = await Task.WhenAll(all.Select((p, n) => (n % 3) switch
        {
            0 => Users.RemoveAsync(p.Id, Bound),
            1 => Users.ChangeAsync(p with { Role = Role.Viewer }, Bound),
            _ => Users.ChangeAsync(p with { Limits = AccessLimits.None with { Boards = ["sales"] } }, Bound),
        }));

        results.Count(r => r == UserUpdateResult.LastAdministrator).ShouldBe(1);
        (await Users.ListAsync(Bound)).Count(p => p.CanAdminister).ShouldBe(1);
    }

    [Fact]
    public async Task SetupLink_IsGoodOnceForAnHourAndOnlyForTheNewest()
    {
        var links = new SetupTokenStore(Database, Time);
        var old = (await links.CreateAsync(Bound)).ShouldNotBeNull();
        var token = (await links.CreateAsync(Bound)).ShouldNotBeNull();
        (await links.UseAsync(old, Bound)).ShouldBeFalse();
        (await links.UseAsync("guessed", Bound)).ShouldBeFalse();
        var both = await Task.WhenAll(links.UseAsync(token, Bound), links.UseAsync(token, Bound));
        both.ShouldBe([true, false], ignoreOrder: true);

        var late = (await links.CreateAsync(Bound)).ShouldNotBeNull();
        Time.Advance(SetupTokenStore.Lifetime);
        (await links.UseAsync(late, Bound)).ShouldBeFalse();
        await AddAsync("root", Role.Administrator);
        (await links.CreateAsync(Bound)).ShouldBeNull();
    }

    private async Task<User> AddAsync(string name, Role role, AccessLimits? limits = null)
    {
        (await Users.AddAsync(name, role, limits ?? AccessLimits.None, "hash", Bound)).ShouldBe(UserUpdateResult.Done);
        return (await Users.FindByNameAsync(name, Bound)).ShouldNotBeNull();
    }
}

public sealed class SqliteUserStoreTests() : UserStoreTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresUserStoreTests(PostgresServer server) : UserStoreTests(new PostgresDatabases(server));
