using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Features.Supervisor.Grids;

public sealed class GridQueriesTests
{
    private readonly SupervisorFixture _fixture = new();

    [Theory]
    [InlineData("jane", "101")]
    [InlineData("JANE sal", "101")]
    [InlineData("emile", "102")]
    [InlineData("E\u0301mile", "102")]
    [InlineData("\u202A103\u202C", "103")]
    [InlineData("jane\u00A0sal", "101")]
    [InlineData("103", "103")]
    [InlineData("0412", "103")]
    [InlineData("support", "102,103")]
    [InlineData("", "101,102,103")]
    [InlineData("nobody", "")]
    public void Search_OfExtensions_FindsByNameNumberTeamAndOtherParty(string search, string found)
    {
        Fill();

        Numbers(new SupervisorViewState { Search = search }).ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Filter_ByTeamAndState_ShowsWhatIsBoth()
    {
        Fill();

        Numbers(new SupervisorViewState { Team = "Support", State = ShownState.OnCall }).ShouldBe(["103"]);
        Numbers(new SupervisorViewState { Account = "elsewhere" }).ShouldBeEmpty();
    }

    [Fact]
    public void Sort_ByNameBackwards_PassesOverMarksOnLetters()
    {
        Fill();

        Numbers(new SupervisorViewState { Sort = new GridSort("name", true) }).ShouldBe(["103", "101", "102"]);
    }

    [Fact]
    public void Sort_AndGroupsByTeam_GoAsOnTheBoard()
    {
        string[] teams = ["\u00C4rzte", "Empfang", "it", "Team 9", "Team 10", "Zentrale", ""];
        _fixture.See([.. teams.Reverse().Select((team, place) => _fixture.Extension($"0003*{place + 5}", "A", team: team.Length > 0 ? team : null))]);
        var source = new StableRowSource<ExtensionPresence>(e => e.Key);

        source.Update(_fixture.Snapshot.Extensions, GridQueries.Extensions(new SupervisorViewState { Sort = GridSort.By("team") }, _fixture.Snapshot));
        source.Rows.Select(r => r.Value!.Team ?? "").ShouldBe(teams);
        source.Update(_fixture.Snapshot.Extensions, GridQueries.Extensions(new SupervisorViewState { IsGrouped = true }, _fixture.Snapshot));
        source.Rows.Where(r => r.Heading is not null).Select(r => r.Heading).ShouldBe(teams);
        Numbers(new SupervisorViewState { Sort = GridSort.By("number") }).ShouldBe(["0003*5", "0003*6", "0003*7", "0003*8", "0003*9", "0003*10", "0003*11"]);
    }

    [Fact]
    public void Sort_OfCallsByWhoCalls_GoesByDigitRuns()
    {
        _fixture.See(_fixture.CallOf("c1", "101", from: "0003*100"), _fixture.CallOf("c2", "102", from: "0003*9"));
        var source = new StableRowSource<Call>(c => c.Key);

        source.Update(_fixture.Snapshot.Calls, GridQueries.Calls(new SupervisorViewState { CallSort = GridSort.By("from") }, _fixture.Snapshot));

        source.Rows.Select(r => r.Value!.From).ShouldBe(["0003*9", "0003*100"]);
    }

    [Fact]
    public void Sort_ByState_PutsWhoNeedsAPersonFirst()
    {
        _fixture.See(_fixture.Extension("1", "A"), _fixture.Extension("2", "B", PresenceState.OnCall), _fixture.Extension("3", "C", PresenceState.Ringing));

        Numbers(new SupervisorViewState { Sort = GridSort.By("state") }).ShouldBe(["3", "2", "1"]);
    }

    [Fact]
    public void Search_OfCalls_FindsThemByWhoIsOnThem()
    {
        Fill();
        _fixture.See(_fixture.CallOf("c1", "103"), _fixture.CallOf("c2", "101", from: "0299998888"));
        var source = new StableRowSource<Call>(c => c.Key);

        source.Update(_fixture.Snapshot.Calls, GridQueries.Calls(new SupervisorViewState { Search = "zoe" }, _fixture.Snapshot));

        source.Rows.Select(r => r.Key).ShouldBe(["c1"]);
    }

    [Theory]
    [InlineData("0412341234")]
    [InlineData("0412")]
    [InlineData("412 341 234")]
    [InlineData("+61 412 341 234")]
    [InlineData("+61 (0)412-341-234")]
    [InlineData("zo 0412/341/234")]
    public void Search_OfANumberAsPeopleWriteIt_FindsTheInternationalForm(string search)
    {
        _fixture.See(
            _fixture.Extension("101", "Jane"), _fixture.Extension("103", "Zo\u00EB", PresenceState.OnCall) with { Party = "+61412341234" },
            _fixture.Extension("104", "Zora", PresenceState.OnCall) with { Party = "+61412349999" });
        _fixture.See(_fixture.CallOf("c1", "103", from: "+61412341234"), _fixture.CallOf("c2", "101", from: "+61298765432"));

        Numbers(new SupervisorViewState { Search = search }).ShouldContain("103");
        Numbers(new SupervisorViewState { Search = search }).ShouldNotContain("101");
        Calls(search).ShouldBe(["c1"]);
    }

    [Theory]
    [InlineData("(02) 9876 5432")]
    [InlineData("02-9876-5432")]
    [InlineData("02\u20139876\u20115432")]
    [InlineData("9876 5432")]
    [InlineData("\u202A02.9876.5432\u202C")]
    [InlineData("+61298765432")]
    [InlineData("0011 61 2 9876 5432")]
    public void Search_OfANumberAsPeopleWriteIt_FindsTheNationalForm(string search)
    {
        _fixture.See(_fixture.Extension("101", "Jane", PresenceState.OnCall) with { Party = "0298765432" }, _fixture.Extension("102", "Zo\u00EB", PresenceState.OnCall) with { Party = "0398765431" });
        _fixture.See(_fixture.CallOf("c1", "101", from: "0298765432"), _fixture.CallOf("c2", "102", from: "0398765431"));

        Numbers(new SupervisorViewState { Search = search }).ShouldBe(["101"]);
        Calls(search).ShouldBe(["c1"]);
    }

    [Theory]
    [InlineData("*99", "0003*99")]
    [InlineData("0003*210", "0003*210")]
    [InlineData("61", "161")]
    [InlineData("+61161", "")]
    [InlineData("101 0412", "101")]
    public void Search_OfShortNumbers_FindsThemAsTheyAre(string search, string found)
    {
        _fixture.See(
            _fixture.Extension("0003*99", "A"), _fixture.Extension("0003*210", "B"), _fixture.Extension("161", "C"),
            _fixture.Extension("101", "D", PresenceState.OnCall) with { Party = "0412349999" });

        Numbers(new SupervisorViewState { Search = search }).ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void State_OfARowWithUnknownFreshness_IsUnknownToTheFilterToo()
    {
        _fixture.See(_fixture.Extension("101", "Jane"));
        _fixture.Time.Advance(TimeSpan.FromMinutes(16));

        Numbers(new SupervisorViewState { State = ShownState.Idle }).ShouldBeEmpty();
        Numbers(new SupervisorViewState { State = ShownState.Unknown }).ShouldBe(["101"]);
    }

    [Fact]
    public void View_OfAnAddress_IsTheAddressOfThatView()
    {
        const string Query = "?q=jane%20o%27b&account=sydney&team=&state=Ringing&sort=-name&group=team&tab=calls&columns=state,name&open=sydney%2F101&board=sales";

        var view = SupervisorViewState.Parse(Query);

        view.Search.ShouldBe("jane o'b");
        view.Team.ShouldBe("");
        view.State.ShouldBe(ShownState.Ringing);
        view.Sort.ShouldBe(new GridSort("name", true));
        SupervisorViewState.Parse(view.ToQuery()).ShouldBeEquivalentTo(view);
        new SupervisorViewState().ToQuery().ShouldBe("");
        SupervisorViewState.Parse("?state=Sleeping&sort=-").ShouldBe(new SupervisorViewState());
    }

    private void Fill() => _fixture.See(
        _fixture.Extension("101", "Jane Citizen", team: "Sales"),
        _fixture.Extension("102", "Émile", team: "Support"),
        _fixture.Extension("103", "Zoë", PresenceState.OnCall, "Support") with { Party = "0412341234" });

    private IEnumerable<string> Calls(string search)
    {
        var source = new StableRowSource<Call>(c => c.Key);
        source.Update(_fixture.Snapshot.Calls, GridQueries.Calls(new SupervisorViewState { Search = search }, _fixture.Snapshot));
        return source.Rows.Select(r => r.Key);
    }

    private IEnumerable<string> Numbers(SupervisorViewState view)
    {
        var source = new StableRowSource<ExtensionPresence>(e => e.Key);
        source.Update(_fixture.Snapshot.Extensions, GridQueries.Extensions(view, _fixture.Snapshot));
        return source.Rows.Select(r => r.Value!.Number);
    }
}
