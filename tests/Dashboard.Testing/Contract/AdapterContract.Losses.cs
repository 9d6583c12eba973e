using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Views;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Contract;

public abstract partial class AdapterContract
{
    private static readonly Dictionary<string, (Fault Fault, PollFailureKind Kind)> Lost = new()
    {
        ["no answer"] = (new Fault { Kind = FaultKind.Hang }, PollFailureKind.Unavailable),
        ["connection refused"] = (new Fault { Kind = FaultKind.Refuse }, PollFailureKind.Unavailable),
        ["reset"] = (new Fault { Kind = FaultKind.Reset }, PollFailureKind.Unavailable),
        ["reset in mid-body"] = (new Fault { Kind = FaultKind.ResetMidBody }, PollFailureKind.Unavailable),
        ["truncated"] = (new Fault { Kind = FaultKind.Truncate }, PollFailureKind.BadData),
        ["a web page"] = (new Fault { Kind = FaultKind.Html }, PollFailureKind.BadData),
        ["compressed in silence"] = (new Fault { Kind = FaultKind.Compressed }, PollFailureKind.BadData),
        ["empty body"] = (new Fault { Kind = FaultKind.Empty }, PollFailureKind.BadData),
        ["body ten times too large"] = (new Fault { Kind = FaultKind.Oversize }, PollFailureKind.BadData),
        ["a byte a second"] = (new Fault { Kind = FaultKind.Drip }, PollFailureKind.Unavailable),
        ["400"] = (Status(400), PollFailureKind.BadData),
        ["401"] = (Status(401), PollFailureKind.AuthRejected),
        ["403"] = (Status(403), PollFailureKind.AuthRejected),
        ["404"] = (Status(404), PollFailureKind.BadData),
        ["406"] = (Status(406), PollFailureKind.BadData),
        ["409"] = (Status(409), PollFailureKind.BadData),
        ["422"] = (Status(422), PollFailureKind.BadData),
        ["429"] = (Status(429), PollFailureKind.Throttled),
        ["500"] = (Status(500), PollFailureKind.Unavailable),
        ["502"] = (Status(502), PollFailureKind.Unavailable),
        ["503"] = (Status(503), PollFailureKind.Unavailable),
    };

    /// <summary>The faults that make a whole account unavailable.</summary>
    public static TheoryData<string> Losses => [.. Lost.Keys];

    /// <summary>Known data stays, becomes stale and in the end unknown. Once the vendor is back, current data is shown.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Account_Lost_KeepsWhatWasKnownWithItsAgeAndComesBack(string loss)
    {
        var (fault, kind) = Lost[loss];
        await using var vendor = await StartAsync();
        var known = vendor.Screen.Tiles.ToDictionary(t => t.Number, t => (t.State, t.Observed));
        await vendor.SetAsync(fault);
        await GoOnAsync(vendor);
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(3));

        vendor.Screen.Tiles.ToDictionary(t => t.Number, t => (t.PhoneState(), t.Observed)).ShouldBe(known, ignoreOrder: true);
        vendor.Screen.Tiles.ShouldAllBe(t => t.Freshness == Freshness.Stale);
        vendor.Screen.Tiles.ShouldAllBe(t => t.Time.EndsWith("ago", StringComparison.Ordinal));
        vendor.Screen.Calls.ShouldNotBeEmpty();
        var worst = vendor.Status.Worst!;
        if (kind == PollFailureKind.AuthRejected && worst.Kind == PollFailureKind.Refused && Vendor.HasToken)
        {
            // Not permitted: the status does not state whether the token is valid.
            kind = PollFailureKind.Refused;
        }

        worst.Kind.ShouldBe(kind);
        worst.Message.ShouldNotBeNullOrWhiteSpace();
        worst.LastSuccessAt.ShouldNotBeNull();
        vendor.Status.HealthSince.ShouldNotBeNull();
        vendor.Status.Health.ShouldBe(kind switch
        {
            PollFailureKind.Unavailable => AccountHealth.Unreachable,
            PollFailureKind.AuthRejected => AccountHealth.AuthRejected,
            PollFailureKind.Throttled => AccountHealth.Throttled,
            _ => AccountHealth.Degraded,
        });
        (worst.NextTryAt is null).ShouldBe(kind == PollFailureKind.AuthRejected);
        vendor.LogLines.Count(l => l.Contains("sydney is", StringComparison.Ordinal)).ShouldBe(1, "an account is lost once");
        Tell(loss, vendor, $": “{worst.Message}”");

        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(13));
        vendor.Screen.Tiles.ShouldAllBe(t => t.PhoneState() == PresenceState.Unknown && t.Freshness == Freshness.Unknown);

        await vendor.ClearAsync();
        var isStopped = vendor.Status.Health == AccountHealth.AuthRejected;
        if (isStopped)
        {
            vendor.Driver.Restart();
        }

        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(4));
        await ShouldShowTheTruthAsync(vendor);
        vendor.LogLines.Count(l => l.Contains("sydney is", StringComparison.Ordinal))
            .ShouldBe(isStopped && kind != PollFailureKind.AuthRejected ? 3 : 2, "and back once; that it stopped meanwhile is worth a line");
    }

    /// <summary>
    /// When one endpoint fails while others respond, only its data and the states derived from it age. No extension becomes idle because of
    /// it.
    /// </summary>
    [Fact]
    public async Task Endpoint_LostAlone_AgesOnlyWhatItTells()
    {
        await using var vendor = await StartAsync();
        var lost = vendor.Source.Endpoints[^1];
        Assert.SkipWhen(vendor.Source.Endpoints.Count == 1, "It has one endpoint.");
        var free = vendor.Screen.Tiles.Where(t => t.State == PresenceState.Idle).Select(t => t.Number).ToList();
        await vendor.SetAsync(Status(500) with { Endpoint = lost.Name });
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(4));

        vendor.Status.Health.ShouldBe(AccountHealth.Degraded);
        vendor.Status.Endpoints.Where(e => e.Failure is not null).ShouldHaveSingleItem().Endpoint.ShouldBe(lost.Name);
        vendor.Screen.Tiles.ShouldAllBe(t => t.Freshness == Freshness.Fresh || t.State == PresenceState.Idle || t.State == PresenceState.Offline);
        vendor.Screen.Tiles.Where(t => t.State == PresenceState.Idle).Select(t => t.Number).ShouldBeSubsetOf(free, "nobody becomes free for want of evidence");
        var old = lost.Parts.HasFlag(ResourceKinds.Calls) ? vendor.Screen.Calls.Select(c => c.Freshness) : vendor.Screen.Registrations.Select(r => r.Freshness);
        old.ShouldNotBeEmpty();
        old.ShouldAllBe(f => f == Freshness.Stale);
        Tell($"{lost.Name} alone answers 500", vendor, "");
    }

    private static Fault Status(int status) => new() { Kind = FaultKind.Status, Status = status };
}
