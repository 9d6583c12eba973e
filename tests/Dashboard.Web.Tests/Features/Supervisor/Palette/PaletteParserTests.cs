using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Palette;

namespace Dashboard.Web.Tests.Features.Supervisor.Palette;

public sealed class PaletteParserTests
{
    private readonly SupervisorFixture _fixture = new();

    public PaletteParserTests()
    {
        _fixture.See(_fixture.Extension("101", "Anna Berg", PresenceState.OnCall), _fixture.Extension("102", "Jane Citizen"), _fixture.Extension("103", "Jane Toby"), _fixture.Extension("1010", "Lobby"));
        _fixture.See(_fixture.CallOf("c1", "101"));
    }

    [Fact]
    public void Read_ATransferToAName_OffersEachWhoMayBeMeant()
    {
        var items = PaletteParser.Parse("transfer 101 to jane", _fixture.Snapshot);

        items.Select(i => (i.Action!.Kind, i.Action.Call!.Key, i.Target)).ShouldBe([(CommandKind.BlindTransfer, "c1", "102"), (CommandKind.BlindTransfer, "c1", "103")]);
        items[0].Title.ShouldBe("Transfer Anna Berg 101, 0412341234 → 101 to Jane Citizen 102");
    }

    [Theory]
    [InlineData("transfer anna to 0299998888", "0299998888")]
    [InlineData("Transfer  Anna  to 102", "102")]
    [InlineData("transfer 101 to toby", "103")]
    [InlineData("transfer\u00A0anna to \u202A0299998888\u202C", "0299998888")]
    [InlineData("transfer \u200E101 to\u2007toby", "103")]
    public void Read_ATransferToOne_SaysTheirNumber(string typed, string target) =>
        PaletteParser.Parse(typed, _fixture.Snapshot).ShouldHaveSingleItem().Target.ShouldBe(target);

    [Fact]
    public void Parse_ACallFromAUser_DialsFromTheUsersPhone()
    {
        var item = PaletteParser.Parse("call 0299998888 from jane c", _fixture.Snapshot).ShouldHaveSingleItem();

        (item.Action!.Kind, item.Row!.Number, item.Target).ShouldBe((CommandKind.Dial, "102", "0299998888"));
    }

    [Theory]
    [InlineData("call (02) 9876 5432 from 102", "0298765432")]
    [InlineData("call +61 (0)2 9876-5432 from 102", "+61298765432")]
    [InlineData("transfer anna to 02/9876.5432", "0298765432")]
    [InlineData("transfer anna to \u202A0298765432\u202C", "0298765432")]
    [InlineData("transfer anna to 1-0-2", "102")]
    [InlineData("transfer 0412-341-234 to 102", "102")]
    [InlineData("transfer +61 412 341 234 to 102", "102")]
    public void Read_ANumberAsPeopleWriteIt_DialsDigits(string typed, string target) =>
        PaletteParser.Parse(typed, _fixture.Snapshot).ShouldHaveSingleItem().Target.ShouldBe(target);

    [Fact]
    public void Read_WhatCannotBeDone_OffersNothing()
    {
        PaletteParser.Parse("hang up 102", _fixture.Snapshot).ShouldBeEmpty();
        // The account does not offer parking.
        PaletteParser.Parse("park 101", _fixture.Snapshot).ShouldBeEmpty();
        PaletteParser.Parse("transfer nobody to jane", _fixture.Snapshot).ShouldBeEmpty();
        PaletteParser.Parse("", _fixture.Snapshot).ShouldBeEmpty();
    }

    [Fact]
    public void Read_HangUp_ActsOnTheCallAndNotOnAnExtensionOfALongerNumber() =>
        PaletteParser.Parse("hang up 101", _fixture.Snapshot).ShouldHaveSingleItem().Action!.Call!.Key.ShouldBe("c1");

    [Fact]
    public void Read_ANameAlone_OpensIt() =>
        PaletteParser.Parse("toby", _fixture.Snapshot).ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Action.ShouldBeNull(), i => i.Row!.Number.ShouldBe("103"));

    [Fact]
    public void Actions_OfAHeldCall_ResumeItAndNeverHoldItTwice()
    {
        _fixture.See(_fixture.CallOf("c1", "101", PresenceState.OnHold));

        CallAction.GetAvailable(_fixture.Snapshot.Extension("sydney/101")!, _fixture.Snapshot).Select(a => a.Kind)
            .ShouldBe([CommandKind.Resume, CommandKind.BlindTransfer, CommandKind.Monitor, CommandKind.HangUp, CommandKind.Dial]);
    }
}
