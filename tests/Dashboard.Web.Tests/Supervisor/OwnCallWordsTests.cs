using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>What "call" means where it is typed: one's own phone rings first.</summary>
public sealed class OwnCallWordsTests
{
    private static readonly OwnNumbers Own = OwnNumbers.None.With(DeskRig.Account, "103");
    private readonly DeskRig _rig = new();

    public OwnCallWordsTests() => _rig.See(_rig.Extension("101", "Anna Berg"), _rig.Extension("102", "Jane Citizen"), _rig.Extension("103", "Toby Lee"));

    [Theory]
    [InlineData("call jane", "Call Jane Citizen 102 from your phone 103")]
    [InlineData("please call jane", "Call Jane Citizen 102 from your phone 103")]
    [InlineData("call 102", "Call Jane Citizen 102 from your phone 103")]
    [InlineData("call (04) 1234 1234", "Call 0412341234 from your phone 103")]
    [InlineData("call 0412341234 from jane", "Call 0412341234 from Jane Citizen 102")]
    [InlineData("call anna from jane", "Call Anna Berg 101 from Jane Citizen 102")]
    [InlineData("dial from jane", "Dial from Jane Citizen 102, to whom?")]
    public void Read_ACall_RingsOnesOwnPhoneUnlessAnotherIsNamed(string typed, string words) =>
        PaletteParser.Read(typed, _rig.Moment, Own).ShouldHaveSingleItem().Words.ShouldBe(words);

    [Theory]
    [InlineData("call jane", "Call Jane Citizen 102: choose your phone in sydney first")]
    [InlineData("call 102", "Call Jane Citizen 102: choose your phone in sydney first")]
    [InlineData("call 0412 341 234", "Call 0412341234: choose your phone in sydney first")]
    public void Read_ACallBeforeOnesOwnPhoneIsChosen_SaysSo(string typed, string words) =>
        PaletteParser.Read(typed, _rig.Moment).ShouldHaveSingleItem().Words.ShouldBe(words);

    [Theory]
    [InlineData("call")]
    [InlineData("call bob")]
    public void Read_ACallToNobody_OffersNothing(string typed) => PaletteParser.Read(typed, _rig.Moment, Own).ShouldBeEmpty();

    [Fact]
    public void Read_ACallWhereTheAccountDoesNotDial_OffersNothing()
    {
        var rig = new DeskRig(Capabilities.HangUp);
        rig.See(rig.Extension("102", "Jane Citizen"));

        PaletteParser.Read("call jane", rig.Moment, Own).ShouldBeEmpty();
        PaletteParser.Read("call 0412341234", rig.Moment, Own).ShouldBeEmpty();
        PaletteAdvice.Of("call jane", rig.Moment).ShouldBe("sydney, where Jane Citizen is, does not offer that.");
        PaletteAdvice.Of("call 0412341234", rig.Moment).ShouldBe("No account here offers that.");
    }

    [Fact]
    public void Actions_OfAnExtension_DialFromItsPhoneLast() =>
        DeskAction.Of(_rig.Moment.Extension("sydney/102")!, _rig.Moment)[^1].Words.ShouldBe("Dial from Jane Citizen's phone…");
}
