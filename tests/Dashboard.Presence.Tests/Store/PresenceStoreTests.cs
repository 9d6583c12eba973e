using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Store;

public sealed class PresenceStoreTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;

    public PresenceStoreTests() => _board = new PresenceStore(_time, "e");

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
    public void Since_CallTransferredToAnIdlePhone_IsNotBeforeTheLastPoll()
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
    public void Extension_MissingOnce_StaysWithItsOwnAgeAndComesBack()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle), Extension("102", PresenceState.OnCall)));
        var listed = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(2));

        _board.Apply(See(Extension("101", PresenceState.Idle))).ShouldHaveSingleItem();

        (Row("sydney/102").Value.State, Row("sydney/102").Value.LastListedAt).ShouldBe((PresenceState.OnCall, listed));
        Row("sydney/101").Value.LastListedAt.ShouldBeNull();
        _board.GetLastListed("sydney").Presence.ShouldBe(_time.GetUtcNow());

        _board.Apply(See(Extension("101", PresenceState.Idle), Extension("102", PresenceState.OnCall)));
        Row("sydney/102").Value.LastListedAt.ShouldBeNull();
    }

    [Fact]
    public void Extension_MissingTwice_IsGone()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle), Extension("102", PresenceState.Idle)));
        _board.Apply(See(Extension("101", PresenceState.Idle)));

        var change = _board.Apply(See(Extension("101", PresenceState.Idle))).ShouldHaveSingleItem().ShouldBeOfType<PresenceChanged>();

        change.After.ShouldBeNull();
        _board.Current.Extensions.GetAccount("sydney").Keys.ShouldBe(["sydney/101"]);
    }

    [Fact]
    public void Call_MissingOnce_HasEnded()
    {
        _board.Apply(Calls(0, "1", "2"));
        _board.Apply(Calls(0, "2")).ShouldHaveSingleItem().ShouldBeOfType<CallEnded>();
    }

    [Fact]
    public void Call_MissingBesideARowThatCannotBeRead_MayBeThatRow()
    {
        _board.Apply(Calls(0, "1", "2"));
        _board.Apply(Calls(1, "2"));
        _board.Apply(Calls(1, "2"));
        Keys().ShouldBe(["c1", "c2"], "the unreadable row may be this call");

        _board.Apply(Calls(1));
        Keys().ShouldBe(["c1"], "the unreadable row stood beside the second call, so it is not that one");

        _board.Apply(Calls(0));
        Keys().ShouldBeEmpty();
    }

    [Fact]
    public void Calls_AllMissingAtOnce_AreGoneTheSecondTime()
    {
        _board.Apply(Calls(0, "1", "2", "3", "4", "5", "6", "7"));
        _board.Apply(Calls(0));
        Keys().Length.ShouldBe(7);
        _board.Apply(Calls(0)).Length.ShouldBe(7);
        Keys().ShouldBeEmpty();
    }

    [Fact]
    public void Poll_ThatFindsNothingNew_MovesOnlyWhenItWasSeen()
    {
        _board.Apply(See(Extension("101", PresenceState.Idle)));
        var before = _board.Current;
        _time.Advance(TimeSpan.FromSeconds(2));

        _board.Apply(See(Extension("101", PresenceState.Idle)));

        _board.Current.ShouldBeSameAs(before);
        _board.GetLastListed("sydney").Presence.ShouldBe(_time.GetUtcNow());
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
    public void Watcher_Disposed_IsRemoved()
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
        var clock = new RegistrationExpiryTracker(TimeSpan.FromMinutes(5));

        clock.Tick(_board.Current, ends.AddMinutes(-6)).ShouldBeEmpty();
        clock.Tick(_board.Current, ends.AddMinutes(-4)).ShouldHaveSingleItem().ShouldBeOfType<RegistrationExpiring>();
        clock.Tick(_board.Current, ends.AddMinutes(-3)).ShouldBeEmpty();
        clock.Tick(_board.Current, ends).ShouldHaveSingleItem().ShouldBeOfType<RegistrationExpired>();
        clock.Tick(_board.Current, ends.AddMinutes(1)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Settle_AnyPropertyThatDiffers_IsNews(string property, ExtensionPresence seen) =>
        ReferenceEquals(EntityComparer.Settle(Known, seen, Known.ObservedAt), Known).ShouldBeFalse(property);

    [Fact]
    public void Differences_NameEveryProperty() =>
        Differences.Select(d => d.Data.Item1).Order().ShouldBe(typeof(ExtensionPresence).GetProperties()
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
        { nameof(ExtensionPresence.IsUncertain), Known with { IsUncertain = true } },
        { nameof(ExtensionPresence.LastListedAt), Known with { LastListedAt = DateTimeOffset.UnixEpoch } },
        { nameof(ExtensionPresence.Origin), Known with { Origin = PresenceOrigin.Derived } },
    };

    private Versioned<ExtensionPresence> Row(string key) => _board.Current.Extensions.GetAccount("sydney")[key];

    private ExtensionPresence Extension(string number, PresenceState state) =>
        new() { Account = "sydney", Number = number, State = state, ObservedAt = _time.GetUtcNow() };

    private string[] Keys() => [.. _board.Current.Calls.GetAccount("sydney").Keys.Order()];

    private Observation Calls(int badRows, params string[] ids) => new()
    {
        Account = "sydney",
        Endpoint = "calls",
        At = _time.GetUtcNow(),
        Calls = new([.. ids.Select(id => new Call { Account = "sydney", Key = $"c{id}", State = PresenceState.OnCall, ObservedAt = _time.GetUtcNow() })], true),
        BadRows = badRows,
    };

    private Observation See(params ExtensionPresence[] rows) =>
        new() { Account = "sydney", Endpoint = "presence", At = _time.GetUtcNow(), Extensions = new([.. rows], true) };
}
