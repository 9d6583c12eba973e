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

    private IEnumerable<string> Numbers(DeskView view)
    {
        var source = new GridSource<ExtensionPresence>(e => e.Key);
        source.Take(_rig.Moment.Extensions, DeskQueries.Extensions(view, _rig.Moment));
        return source.Rows.Select(r => r.Value!.Number);
    }
}
