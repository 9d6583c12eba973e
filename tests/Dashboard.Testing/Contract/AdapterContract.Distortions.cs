using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Views;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Contract;

public abstract partial class AdapterContract
{
    private static readonly Dictionary<string, Fault> Understood = new()
    {
        ["half a second late"] = new() { Kind = FaultKind.Latency, Delay = TimeSpan.FromMilliseconds(500) },
        ["tokens die early"] = new() { Kind = FaultKind.DropTokens },
        ["tokens of a minute"] = new() { Kind = FaultKind.ShortTokens },
        ["duplicate rows"] = new() { Kind = FaultKind.DuplicateRow },
        ["numbers as strings"] = new() { Kind = FaultKind.NumbersAsText },
        ["strings as numbers"] = new() { Kind = FaultKind.TextAsNumbers },
        ["malformed dates"] = new() { Kind = FaultKind.BadDates },
        ["times in s"] = new() { Kind = FaultKind.TimeUnit, Unit = EpochUnit.Seconds },
        ["times in ms"] = new() { Kind = FaultKind.TimeUnit, Unit = EpochUnit.Milliseconds },
        ["times in µs"] = new() { Kind = FaultKind.TimeUnit, Unit = EpochUnit.Microseconds },
        ["clock an hour ahead"] = new() { Kind = FaultKind.ClockAhead, Value = 60 },
        ["UTF-16"] = new() { Kind = FaultKind.Utf16 },
        ["clock an hour behind"] = new() { Kind = FaultKind.ClockAhead, Value = -60 },
    };

    private static readonly Dictionary<string, Fault> Doubtful = new()
    {
        ["unknown words"] = new() { Kind = FaultKind.UnknownWords },
        ["a bad row"] = new() { Kind = FaultKind.BadRow },
        ["nulls"] = new() { Kind = FaultKind.Nulls },
        ["omissions"] = new() { Kind = FaultKind.Omissions },
        ["total too small"] = new() { Kind = FaultKind.WrongTotal, Value = 1 },
        ["total too large"] = new() { Kind = FaultKind.WrongTotal, Value = 9999 },
        ["repeated pages"] = new() { Kind = FaultKind.RepeatPages },
        ["total changes while paging"] = new() { Kind = FaultKind.ShiftPages },
        ["page 2 fails"] = new() { Kind = FaultKind.Status, LaterPagesOnly = true },
    };

    /// <summary>The distortions that an adapter must compensate.</summary>
    public static TheoryData<string> Oddities => [.. Understood.Keys];

    /// <summary>The distortions that leave part of the data unknown.</summary>
    public static TheoryData<string> Doubts => [.. Doubtful.Keys];

    /// <summary>A response in an unusual form is still read correctly.</summary>
    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task Answer_InAnOddForm_IsUnderstood(string oddity)
    {
        await using var vendor = await StartAsync();
        var before = vendor.Tile(Ringing(vendor)).Since;
        await vendor.SetAsync(Understood[oddity]);
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(70));
        await ShouldShowTheTruthAsync(vendor);
        if (before is { } since)
        {
            vendor.Tile(Ringing(vendor)).Since!.Value.ShouldBe(since, TimeSpan.FromSeconds(3), "it rings since the same moment");
        }

        await GoOnAsync(vendor);
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(70));
        await ShouldShowTheTruthAsync(vendor);
        vendor.Tile(Ringing(vendor)).Since!.Value.ShouldBe(vendor.Time.GetUtcNow() - TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(6), "the call was answered 70 s ago");
        Tell(oddity, vendor, "");
    }

    /// <summary>An incomplete response removes no extension and shows no wrong state.</summary>
    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Answer_ThatLeavesSomethingOpen_RemovesNobodyAndClaimsNothing(string doubt)
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(Doubtful[doubt]);
        await GoOnAsync(vendor);
        for (var i = 0; i < 40; i++)
        {
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(3));
            if (i > 0)
            {
                await ShouldNotLieAsync(vendor);
            }
        }

        Tell(doubt, vendor, $"; {vendor.Screen.Tiles.Count(t => t.PhoneState() == PresenceState.Unknown)} of unknown state");
        await vendor.ClearAsync();
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(4));
        await ShouldShowTheTruthAsync(vendor);
    }

    /// <summary>One unreadable row loses only that row and is counted.</summary>
    [Fact]
    public async Task Row_ThatCannotBeRead_CostsOneRowAndIsCounted()
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.BadRow, Endpoint = Vendor.PresenceEndpoint });
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(60));

        vendor.Screen.Tiles.Count.ShouldBe(Options.Extensions);

        var lost = Vendor.BadRowsPerPoll;
        vendor.Screen.Tiles.Count(t => t.Freshness == Freshness.Stale).ShouldBe(lost);
        vendor.Screen.Tiles.Count(t => t.Freshness == Freshness.Fresh).ShouldBe(Options.Extensions - lost);
        await ShouldNotLieAsync(vendor);
        vendor.Status.Health.ShouldBe(AccountHealth.Ok, "the others are well");
        vendor.Sink.Find("dashboard.poll.bad_rows ").ShouldNotBeNull();
        vendor.Sink.Find($"dashboard.poll.bad_rows {lost} account=sydney").ShouldNotBeNull();
    }

    /// <summary>An undocumented state name is mapped to Unknown, never to Idle, and is counted.</summary>
    [Fact]
    public async Task Word_ThatNobodyKnows_IsUnknownAndCounted()
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.UnknownWords, Endpoint = Vendor.PresenceEndpoint });
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(2));

        vendor.Tile(Talking(vendor)).PhoneState().ShouldNotBe(PresenceState.Idle);
        vendor.Tile(Ringing(vendor)).PhoneState().ShouldNotBe(PresenceState.Idle);
        vendor.Sink.Find("dashboard.poll.unknown_words 1 ").ShouldNotBeNull();
    }

    /// <summary>With unknown state names and an incomplete call list, no extension is derived to be idle.</summary>
    [Fact]
    public async Task Evidence_WithAHole_ConcludesNobodyToBeFree()
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.UnknownWords, Endpoint = Vendor.PresenceEndpoint });
        foreach (var calls in vendor.Source.Endpoints.Where(e => e.Parts.HasFlag(ResourceKinds.Calls)))
        {
            await vendor.SetAsync(new Fault { Kind = FaultKind.BadRow, Endpoint = calls.Name });
        }

        for (var i = 0; i < 40; i++)
        {
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(3));
            await ShouldNotLieAsync(vendor);
        }
    }

    /// <summary>An extension that one response omits is not removed.</summary>
    [Fact]
    public async Task Extension_MissingFromOnePoll_IsNotTakenAway()
    {
        Assert.SkipWhen(Vendor.ConcludesFromCalls, "An extension without a call is missing from every poll.");
        await using var vendor = await StartAsync();
        var number = vendor.Numbers[3];
        await vendor.SetAsync(new Fault { Kind = FaultKind.HideRow, Row = number, Endpoint = Vendor.PresenceEndpoint, Times = 1 });
        for (var i = 0; i < 10; i++)
        {
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(0.5));
            vendor.Screen.Tiles.ShouldContain(t => t.Number == number);
        }

        (await vendor.MetAsync()).ShouldBe(1);
        vendor.Tile(number).Freshness.ShouldBe(Freshness.Fresh);
        Tell("an extension missing from one poll", vendor, "");
    }

    /// <summary>When every phone loses its registration at once, the board shows them offline.</summary>
    [Fact]
    public async Task Phones_AllUnregisteredAtOnce_AreOffline()
    {
        await using var vendor = await StartAsync();
        await GoOnAsync(vendor);
        await vendor.DoAsync("hangup", new { extension = Ringing(vendor) });
        await vendor.DoAsync("unregister", new { });
        await vendor.Driver.RunForAsync(Vendor.ConcludesFromCalls ? TimeSpan.FromMinutes(65) : TimeSpan.FromSeconds(70));

        vendor.Screen.Tiles.Count.ShouldBe(Options.Extensions);
        vendor.Screen.Tiles.ShouldAllBe(t => t.Freshness == Freshness.Fresh && t.PhoneState() != PresenceState.Idle);
        vendor.Screen.Tiles.Count(t => t.PhoneState() == PresenceState.Offline).ShouldBeGreaterThan(Options.Extensions / 2);
        Tell("all phones unregister at once", vendor, $"; {vendor.Screen.Tiles.Count(t => t.PhoneState() == PresenceState.Offline)} offline");
    }
}
