using Dashboard.Presence;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests;

public sealed class PresenceBoardTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceBoard _board;

    public PresenceBoardTests() => _board = new PresenceBoard(_time, "e");

    [Fact]
    public void Apply_NewState_StampsTheRowAndTellsTheChange()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle), Extension("102", PresenceState.Idle)));
        _time.Advance(TimeSpan.FromSeconds(5));

        var change = _board.Apply(See(Extension("101", PresenceState.Ringing), Extension("102", PresenceState.Idle)))
            .ShouldHaveSingleItem().ShouldBeOfType<PresenceChanged>();

        change.Before!.State.ShouldBe(PresenceState.Idle);
        change.After!.State.ShouldBe(PresenceState.Ringing);
        _board.Current.Version.ShouldBe(2);
        Row("sydney/101").Version.ShouldBe(2);
        Row("sydney/102").Version.ShouldBe(1);
    }

    [Fact]
    public void Since_VendorGivesNone_IsTheMomentTheChangeWasSeen()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle)));
        Row("sydney/101").Value.Since.ShouldBeNull();

        _time.Advance(TimeSpan.FromSeconds(5));
        _board.Apply(See(Extension("101", PresenceState.OnCall)));
        _time.Advance(TimeSpan.FromSeconds(5));
        _board.Apply(See(Extension("101", PresenceState.OnCall)));

        Row("sydney/101").Value.Since.ShouldBe(_time.GetUtcNow().AddSeconds(-5));
    }

    [Fact]
    public void Since_AnotherCallOfTheSameState_IsAChange()
    {
        var since = _time.GetUtcNow();
        _board.Apply(See(Extension("101", PresenceState.OnCall) with { Since = since }));

        _board.Apply(See(Extension("101", PresenceState.OnCall) with { Since = since.AddSeconds(30) })).ShouldHaveSingleItem();
    }

    [Fact]
    public void Since_CallHandedToAPhoneThatWasFree_IsNotOlderThanTheLastLook()
    {
        var began = _time.GetUtcNow();
        _board.Apply(See(Extension("101", PresenceState.Idle)));
        _time.Advance(TimeSpan.FromMinutes(3));
        _board.Apply(See(Extension("101", PresenceState.Idle)));
        var lastFree = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(2));

        _board.Apply(See(Extension("101", PresenceState.Ringing) with { Since = began }));
        Row("sydney/101").Value.Since.ShouldBe(lastFree);

        _time.Advance(TimeSpan.FromSeconds(2));
        _board.Apply(See(Extension("101", PresenceState.Ringing) with { Since = began })).ShouldBeEmpty();
    }

    [Fact]
    public void Duplicate_KeyInOneAnswer_TheLastWordCountsOnce()
    {
        var seen = See(Extension("101", PresenceState.Idle), Extension("101", PresenceState.OnCall));
        _board.Apply(seen).ShouldHaveSingleItem();
        _board.Apply(seen).ShouldBeEmpty();
        Row("sydney/101").Value.State.ShouldBe(PresenceState.OnCall);
    }

    [Fact]
    public void Complete_AnswerWithoutARow_RemovesIt()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle), Extension("102", PresenceState.Idle)));

        var change = _board.Apply(See(Extension("101", PresenceState.Idle))).ShouldHaveSingleItem().ShouldBeOfType<PresenceChanged>();

        change.After.ShouldBeNull();
        _board.Current.Extensions.Of("sydney").Keys.ShouldBe(["sydney/101"]);
    }

    [Fact]
    public void Complete_AnswerThatWouldEmptyTheBoard_IsBelievedTheSecondTime()
    {
        _board.Apply(See([.. Enumerable.Range(100, 20).Select(n => Extension($"{n}", PresenceState.Idle))]));
        var seenBefore = _board.Seen("sydney").Presence;
        _time.Advance(TimeSpan.FromSeconds(2));

        _board.Apply(See()).ShouldBeEmpty();
        _board.Current.Extensions.Count.ShouldBe(20);
        _board.Seen("sydney").Presence.ShouldBe(seenBefore, "an answer that is not believed makes nothing fresh");

        _board.Apply(See()).Length.ShouldBe(20);
        _board.Current.Extensions.Count.ShouldBe(0);
    }

    [Fact]
    public void Poll_ThatFindsNothingNew_MovesOnlyWhenItWasSeen()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle)));
        var before = _board.Current;
        _time.Advance(TimeSpan.FromSeconds(2));

        _board.Apply(See(Extension("101", PresenceState.Idle)));

        _board.Current.ShouldBeSameAs(before);
        _board.Seen("sydney").Presence.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public void Health_OfAnAccount_LeavesPhonesAsTheyWere()
    {
        _board.Apply(See(Extension("101", PresenceState.OnCall)));
        var phones = _board.Current.Extensions;
        var status = new AccountStatus
        {
            Id = "sydney",
            Vendor = "Jingl",
            Endpoints = [new("presence", new EndpointFailure("presence", PollFailureKind.Unavailable, "gone", _time.GetUtcNow(), null))],
        };

        _board.Apply(status).ShouldHaveSingleItem().ShouldBeOfType<AccountHealthChanged>().After.Health.ShouldBe(AccountHealth.Unreachable);
        _board.Apply(status with { }).ShouldBeEmpty();
        _board.Current.Extensions.ShouldBeSameAs(phones);
    }

    [Fact]
    public async Task Watcher_ThatIsSlow_IsWokenOnceAndSeesTheNewest()
    {
        using var watcher = _board.Watch();
        _board.Apply(See(Extension("101", PresenceState.Idle)));
        _board.Apply(See(Extension("101", PresenceState.Ringing)));
        _board.Apply(See(Extension("101", PresenceState.OnCall)));
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        (await watcher.NextAsync(bound.Token)).Version.ShouldBe(3);
        var second = watcher.NextAsync(bound.Token).AsTask();
        second.IsCompleted.ShouldBeFalse();

        _board.Apply(See(Extension("101", PresenceState.Idle)));
        (await second).Version.ShouldBe(4);
    }

    [Fact]
    public void Watcher_Disposed_IsForgotten()
    {
        _board.Watch().Dispose();
        _board.WatcherCount.ShouldBe(0);
    }

    [Fact]
    public void RegistrationClock_EndThatNearsAndPasses_TellsEachOnce()
    {
        var ends = _time.GetUtcNow().AddMinutes(10);
        _board.Apply(See() with
        {
            Registrations = new([new Registration { Account = "sydney", Key = "sydney/101/0", Registered = true, ExpiresAt = ends, ObservedAt = _time.GetUtcNow() }], true),
        });
        var clock = new RegistrationClock(TimeSpan.FromMinutes(5));

        clock.Tick(_board.Current, ends.AddMinutes(-6)).ShouldBeEmpty();
        clock.Tick(_board.Current, ends.AddMinutes(-4)).ShouldHaveSingleItem().ShouldBeOfType<RegistrationExpiring>();
        clock.Tick(_board.Current, ends.AddMinutes(-3)).ShouldBeEmpty();
        clock.Tick(_board.Current, ends).ShouldHaveSingleItem().ShouldBeOfType<RegistrationExpired>();
        clock.Tick(_board.Current, ends.AddMinutes(1)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Settle_AnyPropertyThatDiffers_IsNews(string property, ExtensionPresence seen) =>
        ReferenceEquals(RowComparison.Settle(Known, seen, Known.ObservedAt), Known).ShouldBeFalse(property);

    [Fact]
    public void Differences_NameEveryProperty() =>
        Differences.Select(d => (string)d[0]).Order().ShouldBe(typeof(ExtensionPresence).GetProperties()
            .Select(p => p.Name)
            .Except([nameof(ExtensionPresence.Key), nameof(ExtensionPresence.Account), nameof(ExtensionPresence.Number), nameof(ExtensionPresence.ObservedAt)])
            .Order());

    private static readonly ExtensionPresence Known = new() { Account = "a", Number = "1", State = PresenceState.Idle, ObservedAt = DateTimeOffset.UnixEpoch, Since = DateTimeOffset.UnixEpoch };

    public static TheoryData<string, ExtensionPresence> Differences => new()
    {
        { nameof(ExtensionPresence.Name), Known with { Name = "x" } },
        { nameof(ExtensionPresence.Team), Known with { Team = "x" } },
        { nameof(ExtensionPresence.State), Known with { State = PresenceState.Offline } },
        { nameof(ExtensionPresence.Since), Known with { Since = DateTimeOffset.UnixEpoch.AddSeconds(3) } },
        { nameof(ExtensionPresence.Direction), Known with { Direction = CallDirection.Inbound } },
        { nameof(ExtensionPresence.Party), Known with { Party = "x" } },
        { nameof(ExtensionPresence.App), Known with { App = "x" } },
        { nameof(ExtensionPresence.DoNotDisturb), Known with { DoNotDisturb = true } },
        { nameof(ExtensionPresence.Origin), Known with { Origin = PresenceOrigin.Derived } },
    };

    private Stamped<ExtensionPresence> Row(string key) => _board.Current.Extensions.Of("sydney")[key];

    private ExtensionPresence Extension(string number, PresenceState state) =>
        new() { Account = "sydney", Number = number, State = state, ObservedAt = _time.GetUtcNow() };

    private Observation See(params ExtensionPresence[] rows) =>
        new() { Account = "sydney", Endpoint = "presence", At = _time.GetUtcNow(), Extensions = new([.. rows], true) };
}
