using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Palette;
using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Tests.Features.Supervisor.Phones;

/// <summary>"Call" in the palette: the user's own phone rings first.</summary>
public sealed class UserCallTests
{
    private static readonly UserPhones Own = UserPhones.None.Add(SupervisorFixture.Account, "103");
    private readonly SupervisorFixture _fixture = new();

    public UserCallTests() => _fixture.See(_fixture.Extension("101", "Anna Berg"), _fixture.Extension("102", "Jane Citizen"), _fixture.Extension("103", "Toby Lee"));

    [Theory]
    [InlineData("call jane", "Call Jane Citizen 102 from your phone 103")]
    [InlineData("please call jane", "Call Jane Citizen 102 from your phone 103")]
    [InlineData("call 102", "Call Jane Citizen 102 from your phone 103")]
    [InlineData("call (04) 1234 1234", "Call 0412341234 from your phone 103")]
    [InlineData("call 0412341234 from jane", "Call 0412341234 from Jane Citizen 102")]
    [InlineData("call anna from jane", "Call Anna Berg 101 from Jane Citizen 102")]
    [InlineData("dial from jane", "Dial from Jane Citizen 102, to whom?")]
    public void Read_ACall_RingsOnesOwnPhoneUnlessAnotherIsNamed(string typed, string words) =>
        PaletteParser.Parse(typed, _fixture.Snapshot, Own).ShouldHaveSingleItem().Title.ShouldBe(words);

    [Theory]
    [InlineData("call jane", "Call Jane Citizen 102: choose your phone in sydney first")]
    [InlineData("call 102", "Call Jane Citizen 102: choose your phone in sydney first")]
    [InlineData("call 0412 341 234", "Call 0412341234: choose your phone in sydney first")]
    public void Read_ACallBeforeOnesOwnPhoneIsChosen_SaysSo(string typed, string words) =>
        PaletteParser.Parse(typed, _fixture.Snapshot).ShouldHaveSingleItem().Title.ShouldBe(words);

    [Theory]
    [InlineData("call")]
    [InlineData("call bob")]
    public void Parse_ACallWithoutATarget_OffersNothing(string typed) => PaletteParser.Parse(typed, _fixture.Snapshot, Own).ShouldBeEmpty();

    [Fact]
    public void Read_ACallWhereTheAccountDoesNotDial_OffersNothing()
    {
        var fixture = new SupervisorFixture(Capabilities.HangUp);
        fixture.See(fixture.Extension("102", "Jane Citizen"));

        PaletteParser.Parse("call jane", fixture.Snapshot, Own).ShouldBeEmpty();
        PaletteParser.Parse("call 0412341234", fixture.Snapshot, Own).ShouldBeEmpty();
        PaletteSuggestion.Find("call jane", fixture.Snapshot).ShouldBe("sydney, where Jane Citizen is, does not offer that.");
        PaletteSuggestion.Find("call 0412341234", fixture.Snapshot).ShouldBe("No account here offers that.");
    }

    [Fact]
    public void Actions_OfAnExtension_DialFromItsPhoneLast() =>
        CallAction.GetAvailable(_fixture.Snapshot.Extension("sydney/102")!, _fixture.Snapshot)[^1].Title.ShouldBe("Dial from Jane Citizen's phone…");
}
