using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

/// <summary>Tests call keys: Jingl gives calls no id, so the derived key must be stable between polls, and different for the next call.</summary>
public sealed class JinglCallsTests : IDisposable
{
    private readonly OpenedAccount _account;
    private string _row = JinglAccount.Row("101");

    public JinglCallsTests() => _account = JinglAccount.Listing(() => _row);

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Key_WhileTheDurationJitters_Stays()
    {
        var first = await CallAfterAsync(0, JinglAccount.Row("101", "OnCall", "Outbound", 21, "0412341234"));
        var second = await CallAfterAsync(2, JinglAccount.Row("101", "OnCall", "Outbound", 21, "0412341234"));
        var third = await CallAfterAsync(2, JinglAccount.Row("101", "OnCall", "Outbound", 27, "0412341234"));

        second!.Key.ShouldBe(first!.Key);
        third!.Key.ShouldBe(first.Key);
        third.AnsweredAt.ShouldBe(first.AnsweredAt);
        third.StartedAt.ShouldBe(first.StartedAt);
    }

    [Fact]
    public async Task Key_FromRingingToHeld_Stays()
    {
        var ringing = await CallAfterAsync(0, JinglAccount.Row("101", "Ringing", "Inbound", 0, "0412341234"));
        var talking = await CallAfterAsync(6, JinglAccount.Row("101", "OnCall", "Inbound", 2, "0412341234"));
        var held = await CallAfterAsync(30, JinglAccount.Row("101", "OnHold", "Inbound", 32, "0412341234"));

        talking!.Key.ShouldBe(ringing!.Key);
        held!.Key.ShouldBe(ringing.Key);
        (held.From, held.To, held.State).ShouldBe(("0412341234", "101", PresenceState.OnHold));
        ringing.AnsweredAt.ShouldBeNull();
        held.StartedAt.ShouldBe(ringing.StartedAt);
        held.AnsweredAt.ShouldBe(ringing.StartedAt!.Value.AddSeconds(4));
    }

    [Fact]
    public async Task Key_WithdrawnPartyThatAppearsLater_Stays()
    {
        var ringing = await CallAfterAsync(0, JinglAccount.Row("101", "Ringing", "Inbound"));
        var talking = await CallAfterAsync(4, JinglAccount.Row("101", "OnCall", "Inbound", 1, "0412341234"));

        talking!.Key.ShouldBe(ringing!.Key);
        talking.From.ShouldBe("0412341234");
    }

    [Fact]
    public async Task Key_AfterTransferOfTheSameConnection_Stays()
    {
        var before = await CallAfterAsync(0, JinglAccount.Row("101", "OnCall", "Inbound", 40, "0412341234"));
        var after = await CallAfterAsync(5, JinglAccount.Row("101", "OnCall", "Inbound", 45, "0299998888"));

        after!.Key.ShouldBe(before!.Key);
        after.From.ShouldBe("0299998888");
    }

    [Fact]
    public async Task Key_OfTheNextCallToTheSameParty_IsAnother()
    {
        var first = await CallAfterAsync(0, JinglAccount.Row("101", "OnCall", "Outbound", 300, "0412341234"));
        var next = await CallAfterAsync(30, JinglAccount.Row("101", "OnCall", "Outbound", 12, "0412341234"));

        next!.Key.ShouldNotBe(first!.Key);
    }

    [Fact]
    public async Task Key_OfACallThatRingsAfterATalk_IsAnother()
    {
        var talk = await CallAfterAsync(0, JinglAccount.Row("101", "OnCall", "Inbound", 300, "0412341234"));
        var rings = await CallAfterAsync(2, JinglAccount.Row("101", "Ringing", "Inbound", 0, "0412341234"));

        rings!.Key.ShouldNotBe(talk!.Key);
    }

    [Fact]
    public async Task Key_OfAnotherPartyRinging_IsAnotherEvenInTheSameSecond()
    {
        var one = await CallAfterAsync(0, JinglAccount.Row("101", "Ringing", "Inbound", 0, "0411111111"));
        var other = await CallAfterAsync(0, JinglAccount.Row("101", "Ringing", "Inbound", 0, "0422222222"));

        other!.Key.ShouldNotBe(one!.Key);
    }

    [Fact]
    public async Task Call_WhenTheHandsetIsFree_IsGone()
    {
        await CallAfterAsync(0, JinglAccount.Row("101", "OnCall", "Inbound", 5, "0412341234"));

        (await CallAfterAsync(2, JinglAccount.Row("101"))).ShouldBeNull();
    }

    [Fact]
    public async Task Sides_OfAnInternalCall_ComeFromHowItBegan()
    {
        await CallAfterAsync(0, JinglAccount.Row("101", "Ringing", "Internal", 0, "102"));
        var talking = await CallAfterAsync(4, JinglAccount.Row("101", "OnCall", "Internal", 2, "102"));

        (talking!.From, talking.To).ShouldBe(("102", "101"));
    }

    [Fact]
    public async Task InternalCall_OfTwoHandsets_IsOneWithTwoLegsUnderOneKey()
    {
        var rings = await CallAfterAsync(0, Pair(("101", "Calling", "Outbound", 0, "102"), ("102", "Ringing", "Inbound", 0, "101")));
        var talks = await CallAfterAsync(4, Pair(("101", "OnCall", "Outbound", 2, "102"), ("102", "OnCall", "Inbound", 3, "101")));
        var held = await CallAfterAsync(10, Pair(("101", "OnHold", "Outbound", 12, "102"), ("102", "OnCall", "Inbound", 13, "101")));

        (rings!.State, rings.Direction, rings.From, rings.To).ShouldBe((PresenceState.Ringing, CallDirection.Internal, "101", "102"));
        rings.Legs.Select(l => (l.Extension, l.State)).ShouldBe([("sydney/101", PresenceState.Dialing), ("sydney/102", PresenceState.Ringing)]);
        (talks!.Key, talks.State, talks.AnsweredAt).ShouldBe((rings.Key, PresenceState.OnCall, _account.Time.GetUtcNow().AddSeconds(-13)));
        (held!.Key, held.State).ShouldBe((rings.Key, PresenceState.OnHold));
    }

    [Fact]
    public async Task InternalCall_WhoseTwoHandsetsSayNoDirection_IsOneAllTheSame()
    {
        var talks = await CallAfterAsync(0, Pair(("102", "OnCall", "Unknown", 9, "101"), ("101", "OnCall", "Unknown", 9, "102")));

        (talks!.From, talks.To, talks.Legs.Length).ShouldBe(("101", "102", 2));
    }

    [Fact]
    public async Task Calls_OfTwoHandsetsWithTheSameOutsideParty_AreTwo()
    {
        _row = Pair(("101", "OnCall", "Outbound", 9, "0412341234"), ("102", "OnCall", "Inbound", 9, "0412341234"));

        (await _account.PollAsync(JinglAccount.Endpoint)).Calls!.Rows.Length.ShouldBe(2);
    }

    private static string Pair(params (string Number, string State, string Direction, int Seconds, string Party)[] rows) =>
        string.Join(',', rows.Select(r => JinglAccount.Row(r.Number, r.State, r.Direction, r.Seconds, r.Party)));

    private async Task<Call?> CallAfterAsync(int seconds, string row)
    {
        _account.Time.Advance(TimeSpan.FromSeconds(seconds));
        _row = row;
        return (await _account.PollAsync(JinglAccount.Endpoint)).Calls!.Rows.SingleOrDefault();
    }
}
