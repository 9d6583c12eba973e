using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Palette;

namespace Dashboard.Web.Tests.Features.Supervisor.Palette;

/// <summary>Redundant words in palette text, and the suggestions for text without results.</summary>
public sealed class PalettePhraseMatcherTests
{
    private readonly SupervisorFixture _fixture = new();

    public PalettePhraseMatcherTests()
    {
        _fixture.See(
            _fixture.Extension("101", "Anna Berg", PresenceState.OnCall), _fixture.Extension("102", "Jane Citizen", PresenceState.OnCall), _fixture.Extension("105", "Toby Lee"),
            _fixture.Extension("106", "Park Ji"));
        _fixture.See(_fixture.CallOf("c1", "101"), _fixture.CallOf("c2", "102", from: "0299998888"));
    }

    [Theory]
    [InlineData("transfer jane citizen to 105", "c2", "105")]
    [InlineData("transfer the call of jane citizen to 105", "c2", "105")]
    [InlineData("please transfer jane's call to extension 105", "c2", "105")]
    [InlineData("put 101 through to toby", "c1", "105")]
    [InlineData("transfer 101 toby", "c1", "105")]
    [InlineData("transfer jane citizen toby lee", "c2", "105")]
    [InlineData("transfer 0299998888 to toby", "c2", "105")]
    public void Read_ATransferInManyWords_MeansTheSame(string typed, string call, string target)
    {
        var item = PaletteParser.Parse(typed, _fixture.Snapshot).ShouldHaveSingleItem();

        (item.Action!.Kind, item.Action.Call!.Key, item.Target).ShouldBe((CommandKind.BlindTransfer, call, target));
    }

    [Fact]
    public void Read_ANameThatIsAlsoSomethingToDo_OpensWhoIsCalledSo() =>
        PaletteParser.Parse("park ji", _fixture.Snapshot).ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Action.ShouldBeNull(), i => i.Row!.Number.ShouldBe("106"));

    [Theory]
    [InlineData("", "Enter an action and a name: call, transfer,")]
    [InlineData("fly 101 to jane", "“fly 101 to jane” is neither a name nor an action. Enter an action and a name")]
    [InlineData("transfer", "Whom? “transfer 101 to jane”.")]
    [InlineData("transfer bob to jane", "No extension and no call matches “bob”")]
    [InlineData("transfer 105 to jane", "Toby Lee is on no call.")]
    [InlineData("park 101", "sydney, where Anna Berg is, does not offer that.")]
    [InlineData("transfer 101 to bob", "No extension in sydney matches “bob”.")]
    [InlineData("resume 101", "That cannot be done while Anna Berg is on a call.")]
    public void Advice_ForWhatMeansNothing_SaysWhy(string typed, string says)
    {
        PaletteParser.Parse(typed, _fixture.Snapshot).ShouldBeEmpty();

        PaletteSuggestion.Find(typed, _fixture.Snapshot).ShouldStartWith(says);
    }
}
