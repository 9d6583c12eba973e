using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class DeskQueryTests
{
    private readonly DeskRig _rig = new();

    [Theory]
    [InlineData("jane", "101")]
    [InlineData("JANE sal", "101")]
    [InlineData("emile", "102")]
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

        Numbers(new DeskView { Team = "Support", State = PresenceState.OnCall }).ShouldBe(["103"]);
        Numbers(new DeskView { Account = "elsewhere" }).ShouldBeEmpty();
    }

    [Fact]
    public void Sort_ByNameBackwards_PassesOverMarksOnLetters()
    {
        Fill();

        Numbers(new DeskView { Sort = new GridSort("name", true) }).ShouldBe(["103", "101", "102"]);
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

        Numbers(new DeskView { State = PresenceState.Idle }).ShouldBeEmpty();
        Numbers(new DeskView { State = PresenceState.Unknown }).ShouldBe(["101"]);
    }

    [Fact]
    public void View_OfAnAddress_IsTheAddressOfThatView()
    {
        const string Query = "?q=jane%20o%27b&account=sydney&team=&state=Ringing&sort=-name&group=team&tab=calls&columns=state,name&open=sydney%2F101&board=sales";

        var view = DeskView.Of(Query);

        view.Search.ShouldBe("jane o'b");
        view.Team.ShouldBe("");
        view.State.ShouldBe(PresenceState.Ringing);
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
