using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class PaletteTests
{
    private readonly DeskRig _rig = new();

    public PaletteTests()
    {
        _rig.See(_rig.Extension("101", "Anna Berg", PresenceState.OnCall), _rig.Extension("102", "Jane Citizen"), _rig.Extension("103", "Jane Toby"), _rig.Extension("1010", "Lobby"));
        _rig.See(_rig.CallOf("c1", "101"));
    }

    [Fact]
    public void Read_ATransferToAName_OffersEachWhoMayBeMeant()
    {
        var items = PaletteParser.Read("transfer 101 to jane", _rig.Moment);

        items.Select(i => (i.Action!.Kind, i.Action.Call!.Key, i.Target)).ShouldBe([(CommandKind.BlindTransfer, "c1", "102"), (CommandKind.BlindTransfer, "c1", "103")]);
        items[0].Words.ShouldBe("Transfer Anna Berg 101, 0412341234 → 101 to Jane Citizen 102");
    }

    [Theory]
    [InlineData("transfer anna to 0299998888", "0299998888")]
    [InlineData("Transfer  Anna  to 102", "102")]
    [InlineData("transfer 101 to toby", "103")]
    [InlineData("transfer\u00A0anna to \u202A0299998888\u202C", "0299998888")]
    [InlineData("transfer \u200E101 to\u2007toby", "103")]
    public void Read_ATransferToOne_SaysTheirNumber(string typed, string target) =>
        PaletteParser.Read(typed, _rig.Moment).ShouldHaveSingleItem().Target.ShouldBe(target);

    [Fact]
    public void Read_ACallFromSomebody_DialsFromTheirs()
    {
        var item = PaletteParser.Read("call 0299998888 from jane c", _rig.Moment).ShouldHaveSingleItem();

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
        PaletteParser.Read(typed, _rig.Moment).ShouldHaveSingleItem().Target.ShouldBe(target);

    [Fact]
    public void Read_WhatCannotBeDone_OffersNothing()
    {
        PaletteParser.Read("hang up 102", _rig.Moment).ShouldBeEmpty();
        // Not offered by the account.
        PaletteParser.Read("park 101", _rig.Moment).ShouldBeEmpty();
        PaletteParser.Read("transfer nobody to jane", _rig.Moment).ShouldBeEmpty();
        PaletteParser.Read("", _rig.Moment).ShouldBeEmpty();
    }

    [Fact]
    public void Read_HangUp_ActsOnTheCallAndNotOnAnExtensionOfALongerNumber() =>
        PaletteParser.Read("hang up 101", _rig.Moment).ShouldHaveSingleItem().Action!.Call!.Key.ShouldBe("c1");

    [Fact]
    public void Read_ANameAlone_OpensIt() =>
        PaletteParser.Read("toby", _rig.Moment).ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Action.ShouldBeNull(), i => i.Row!.Number.ShouldBe("103"));

    [Fact]
    public void Actions_OfAHeldCall_ResumeItAndNeverHoldItTwice()
    {
        _rig.See(_rig.CallOf("c1", "101", PresenceState.OnHold));

        DeskAction.Of(_rig.Moment.Extension("sydney/101")!, _rig.Moment).Select(a => a.Kind)
            .ShouldBe([CommandKind.Resume, CommandKind.BlindTransfer, CommandKind.Monitor, CommandKind.HangUp, CommandKind.Dial]);
    }
}
