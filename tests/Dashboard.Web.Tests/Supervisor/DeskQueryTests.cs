using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class DeskQueryTests
{
    private readonly DeskRig _rig = new();

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

        Numbers(new DeskView { Search = search }).ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Filter_ByTeamAndState_ShowsWhatIsBoth()
    {
        Fill();

        Numbers(new DeskView { Team = "Support", State = ShownState.OnCall }).ShouldBe(["103"]);
        Numbers(new DeskView { Account = "elsewhere" }).ShouldBeEmpty();
    }

    [Fact]
    public void Sort_ByNameBackwards_PassesOverMarksOnLetters()
    {
        Fill();

        Numbers(new DeskView { Sort = new GridSort("name", true) }).ShouldBe(["103", "101", "102"]);
    }

    [Fact]
    public void Sort_AndGroupsByTeam_GoAsOnTheBoard()
    {
        string[] teams = ["\u00C4rzte", "Empfang", "it", "Team 9", "Team 10", "Zentrale", ""];
        _rig.See([.. teams.Reverse().Select((team, place) => _rig.Extension($"0003*{place + 5}", "A", team: team.Length > 0 ? team : null))]);
        var source = new GridSource<ExtensionPresence>(e => e.Key);

        source.Take(_rig.Moment.Extensions, DeskQueries.Extensions(new DeskView { Sort = GridSort.By("team") }, _rig.Moment));
        source.Rows.Select(r => r.Value!.Team ?? "").ShouldBe(teams);
        source.Take(_rig.Moment.Extensions, DeskQueries.Extensions(new DeskView { IsGrouped = true }, _rig.Moment));
        source.Rows.Where(r => r.Heading is not null).Select(r => r.Heading).ShouldBe(teams);
        Numbers(new DeskView { Sort = GridSort.By("number") }).ShouldBe(["0003*5", "0003*6", "0003*7", "0003*8", "0003*9", "0003*10", "0003*11"]);
    }

    [Fact]
    public void Sort_OfCallsByWhoCalls_GoesByDigitRuns()
    {
        _rig.See(_rig.CallOf("c1", "101", from: "0003*100"), _rig.CallOf("c2", "102", from: "0003*9"));
        var source = new GridSource<Call>(c => c.Key);

        source.Take(_rig.Moment.Calls, DeskQueries.Calls(new DeskView { CallSort = GridSort.By("from") }, _rig.Moment));

        source.Rows.Select(r => r.Value!.From).ShouldBe(["0003*9", "0003*100"]);
    }

    [Fact]
    public void Sort_ByState_PutsWhoNeedsAPersonFirst()
    {
        _rig.See(_rig.Extension("1", "A"), _rig.Extension("2", "B", PresenceState.OnCall), _rig.Extension("3", "C", PresenceState.Ringing));

        Numbers(new DeskView { Sort = GridSort.By("state") }).ShouldBe(["3", "2", "1"]);
    }

    [Fact]
    public void Search_OfCalls_FindsThemByWhoIsOnThem()
    {
        Fill();
        _rig.See(_rig.CallOf("c1", "103"), _rig.CallOf("c2", "101", from: "0299998888"));
        var source = new GridSource<Call>(c => c.Key);

        source.Take(_rig.Moment.Calls, DeskQueries.Calls(new DeskView { Search = "zoe" }, _rig.Moment));

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
        _rig.See(
            _rig.Extension("101", "Jane"), _rig.Extension("103", "Zo\u00EB", PresenceState.OnCall) with { Party = "+61412341234" },
            _rig.Extension("104", "Zora", PresenceState.OnCall) with { Party = "+61412349999" });
        _rig.See(_rig.CallOf("c1", "103", from: "+61412341234"), _rig.CallOf("c2", "101", from: "+61298765432"));

        Numbers(new DeskView { Search = search }).ShouldContain("103");
        Numbers(new DeskView { Search = search }).ShouldNotContain("101");
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
        _rig.See(_rig.Extension("101", "Jane", PresenceState.OnCall) with { Party = "0298765432" }, _rig.Extension("102", "Zo\u00EB", PresenceState.OnCall) with { Party = "0398765431" });
        _rig.See(_rig.CallOf("c1", "101", from: "0298765432"), _rig.CallOf("c2", "102", from: "0398765431"));

        Numbers(new DeskView { Search = search }).ShouldBe(["101"]);
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
        _rig.See(
            _rig.Extension("0003*99", "A"), _rig.Extension("0003*210", "B"), _rig.Extension("161", "C"),
            _rig.Extension("101", "D", PresenceState.OnCall) with { Party = "0412349999" });

        Numbers(new DeskView { Search = search }).ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void State_OfARowOnceItIsForgotten_IsUnknownToTheFilterToo()
    {
        _rig.See(_rig.Extension("101", "Jane"));
        _rig.Time.Advance(TimeSpan.FromMinutes(16));

        Numbers(new DeskView { State = ShownState.Idle }).ShouldBeEmpty();
        Numbers(new DeskView { State = ShownState.Unknown }).ShouldBe(["101"]);
    }

    [Fact]
    public void View_OfAnAddress_IsTheAddressOfThatView()
    {
        const string Query = "?q=jane%20o%27b&account=sydney&team=&state=Ringing&sort=-name&group=team&tab=calls&columns=state,name&open=sydney%2F101&board=sales";

        var view = DeskView.Of(Query);

        view.Search.ShouldBe("jane o'b");
        view.Team.ShouldBe("");
        view.State.ShouldBe(ShownState.Ringing);
        view.Sort.ShouldBe(new GridSort("name", true));
        DeskView.Of(view.ToQuery()).ShouldBeEquivalentTo(view);
        new DeskView().ToQuery().ShouldBe("");
        DeskView.Of("?state=Sleeping&sort=-").ShouldBe(new DeskView());
    }

    private void Fill() => _rig.See(
        _rig.Extension("101", "Jane Citizen", team: "Sales"),
        _rig.Extension("102", "Émile", team: "Support"),
        _rig.Extension("103", "Zoë", PresenceState.OnCall, "Support") with { Party = "0412341234" });

    private IEnumerable<string> Calls(string search)
    {
        var source = new GridSource<Call>(c => c.Key);
        source.Take(_rig.Moment.Calls, DeskQueries.Calls(new DeskView { Search = search }, _rig.Moment));
        return source.Rows.Select(r => r.Key);
    }

    private IEnumerable<string> Numbers(DeskView view)
    {
        var source = new GridSource<ExtensionPresence>(e => e.Key);
        source.Take(_rig.Moment.Extensions, DeskQueries.Extensions(view, _rig.Moment));
        return source.Rows.Select(r => r.Value!.Number);
    }
}
