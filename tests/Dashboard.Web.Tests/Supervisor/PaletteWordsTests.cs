using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>What people say beside what is needed, and what they are told when it means nothing.</summary>
public sealed class PaletteWordsTests
{
    private readonly DeskRig _rig = new();

    public PaletteWordsTests()
    {
        _rig.See(
            _rig.Extension("101", "Anna Berg", PresenceState.OnCall), _rig.Extension("102", "Jane Citizen", PresenceState.OnCall), _rig.Extension("105", "Toby Lee"),
            _rig.Extension("106", "Park Ji"));
        _rig.See(_rig.CallOf("c1", "101"), _rig.CallOf("c2", "102", from: "0299998888"));
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
        var item = PaletteParser.Read(typed, _rig.Moment).ShouldHaveSingleItem();

        (item.Action!.Kind, item.Action.Call!.Key, item.Target).ShouldBe((CommandKind.BlindTransfer, call, target));
    }

    [Fact]
    public void Read_ANameThatIsAlsoSomethingToDo_OpensWhoIsCalledSo() =>
        PaletteParser.Read("park ji", _rig.Moment).ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Action.ShouldBeNull(), i => i.Row!.Number.ShouldBe("106"));

    [Theory]
    [InlineData("", "Say what and with whom: call, transfer,")]
    [InlineData("fly 101 to jane", "“fly 101 to jane” is nobody's name, and nothing that can be done. Say what and with whom")]
    [InlineData("transfer", "Whom? “transfer 101 to jane”.")]
    [InlineData("transfer bob to jane", "Nobody here is called “bob”")]
    [InlineData("transfer 105 to jane", "Toby Lee is on no call.")]
    [InlineData("park 101", "sydney, where Anna Berg is, does not offer that.")]
    [InlineData("transfer 101 to bob", "Nobody in sydney is called “bob”.")]
    [InlineData("resume 101", "That cannot be done while Anna Berg is on a call.")]
    public void Advice_ForWhatMeansNothing_SaysWhy(string typed, string says)
    {
        PaletteParser.Read(typed, _rig.Moment).ShouldBeEmpty();

        PaletteAdvice.Of(typed, _rig.Moment).ShouldStartWith(says);
    }
}
