using Dashboard.Storage.People;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public abstract class PeopleTests(IDatabases databases) : StorageTest(databases)
{
    private PeopleStore People => new(Database, Time);

    [Fact]
    public async Task Add_ThenFindByAnySpelling_IsThatPerson()
    {
        var limits = new AccessLimits(["sydney"], ["Sales", "Café \"A\""], []);
        (await People.AddAsync(" Jane ", Role.Supervisor, limits, "hash", Bound)).ShouldBe(PeopleChange.Done);

        var jane = (await People.FindByNameAsync("JANE", Bound)).ShouldNotBeNull();
        jane.Name.ShouldBe("Jane");
        jane.Role.ShouldBe(Role.Supervisor);
        jane.Limits.Teams.ShouldBe(limits.Teams);
        jane.PasswordHash.ShouldBe("hash");
        jane.CreatedAt.ShouldBe(Time.GetUtcNow(), TimeSpan.FromMilliseconds(1));
        jane.ToString().ShouldNotContain("hash");
        (await People.AddAsync("jAnE", Role.Viewer, AccessLimits.None, null, Bound)).ShouldBe(PeopleChange.NameTaken);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    [InlineData("'; DROP TABLE person; --")]
    [InlineData("\u202Eeman")]
    public async Task FindByName_WhateverSomebodyTypes_FindsNobody(string name) => (await People.FindByNameAsync(name, Bound)).ShouldBeNull();

    [Fact]
    public async Task Change_AnythingAtAll_MakesANewStamp()
    {
        await AddAsync("root", Role.Administrator);
        var jane = await AddAsync("jane", Role.Viewer);
        (await People.ChangeAsync(jane with { Role = Role.Supervisor, PasswordHash = "new" }, Bound)).ShouldBe(PeopleChange.Done);

        var now = (await People.FindAsync(jane.Id, Bound)).ShouldNotBeNull();
        now.Role.ShouldBe(Role.Supervisor);
        now.PasswordHash.ShouldBe("new");
        now.Stamp.ShouldNotBe(jane.Stamp);
        (await People.ChangeAsync(now with { Name = "ROOT" }, Bound)).ShouldBe(PeopleChange.NameTaken);
        (await People.ChangeAsync(now with { Id = "nobody" }, Bound)).ShouldBe(PeopleChange.NotFound);
    }

    [Fact]
    public async Task LastAdministrator_OfManyWhoLeaveAtOnce_Stays()
    {
        var all = new List<Person>();
        for (var n = 0; n < 12; n++)
        {
            all.Add(await AddAsync($"root{n}", Role.Administrator));
        }

        // One who is limited could not let anybody in for the rest of the house.
        (await AddAsync("limited", Role.Administrator, AccessLimits.None with { Teams = ["Sales"] })).MayAdminister.ShouldBeFalse();
        var results = await Task.WhenAll(all.Select((p, n) => (n % 3) switch
        {
            0 => People.RemoveAsync(p.Id, Bound),
            1 => People.ChangeAsync(p with { Role = Role.Viewer }, Bound),
            _ => People.ChangeAsync(p with { Limits = AccessLimits.None with { Boards = ["sales"] } }, Bound),
        }));

        results.Count(r => r == PeopleChange.LastAdministrator).ShouldBe(1);
        (await People.ListAsync(Bound)).Count(p => p.MayAdminister).ShouldBe(1);
    }

    [Fact]
    public async Task SetupLink_IsGoodOnceForAnHourAndOnlyForTheNewest()
    {
        var links = new SetupLinks(Database, Time);
        var old = (await links.MakeAsync(Bound)).ShouldNotBeNull();
        var token = (await links.MakeAsync(Bound)).ShouldNotBeNull();
        (await links.UseAsync(old, Bound)).ShouldBeFalse();
        (await links.UseAsync("guessed", Bound)).ShouldBeFalse();
        var both = await Task.WhenAll(links.UseAsync(token, Bound), links.UseAsync(token, Bound));
        both.ShouldBe([true, false], ignoreOrder: true);

        var late = (await links.MakeAsync(Bound)).ShouldNotBeNull();
        Time.Advance(SetupLinks.Lifetime);
        (await links.UseAsync(late, Bound)).ShouldBeFalse();
        await AddAsync("root", Role.Administrator);
        (await links.MakeAsync(Bound)).ShouldBeNull();
    }

    private async Task<Person> AddAsync(string name, Role role, AccessLimits? limits = null)
    {
        (await People.AddAsync(name, role, limits ?? AccessLimits.None, "hash", Bound)).ShouldBe(PeopleChange.Done);
        return (await People.FindByNameAsync(name, Bound)).ShouldNotBeNull();
    }
}

public sealed class SqlitePeopleTests() : PeopleTests(new SqliteDatabases());

[Collection(PostgresCollection.Name)]
public sealed class PostgresPeopleTests(PostgresServer server) : PeopleTests(new PostgresDatabases(server));
