using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;

namespace Dashboard.Vendors.Tests.Evidence;

/// <summary>
/// What holds of every vendor's states: taking away any piece of what they rest on, or letting it grow old, turns nobody into
/// Idle. Every row in turn is made unreadable, every field in turn left out, every list in turn fails.
/// </summary>
public sealed class RecentListOutageTests
{
    private static readonly TimeSpan[] Ages = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(50)];

    public static TheoryData<string> Vendors => [.. EvidenceScene.All.Keys];

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Evidence_LostAfterItWasKnown_TurnsNobodyIdle(string vendor)
    {
        var scene = EvidenceScene.All[vendor];
        foreach (var (answer, piece, body) in scene.Losses(rowsOnly: false))
        {
            var isLost = false;
            using var account = scene.Open(name => isLost && name == answer ? body : scene.Answers[name]);
            var known = await StatesAsync(account);
            isLost = true;
            foreach (var age in Ages)
            {
                account.Time.Advance(age);
                await ShouldTurnNobodyIdleAsync(account, known, $"{answer}: {piece}, after {age}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Evidence_NeverHad_TurnsNobodyIdle(string vendor)
    {
        var scene = EvidenceScene.All[vendor];
        using var whole = scene.Open(name => scene.Answers[name]);
        var known = await StatesAsync(whole);
        foreach (var (answer, piece, body) in scene.Losses(rowsOnly: true))
        {
            using var account = scene.Open(name => name == answer ? body : scene.Answers[name]);
            await ShouldTurnNobodyIdleAsync(account, known, $"{answer}: {piece}, from the start");
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Evidence_OfTwoKindsLostTogether_TurnsNobodyIdle(string vendor)
    {
        var scene = EvidenceScene.All[vendor];
        var losses = scene.Losses(rowsOnly: false).ToList();
        var random = new Random(15);
        for (var i = 0; i < 200; i++)
        {
            var (one, other) = (losses[random.Next(losses.Count)], losses[random.Next(losses.Count)]);
            var isLost = false;
            using var account = scene.Open(name => !isLost ? scene.Answers[name] : name == one.Answer ? one.Body : name == other.Answer ? other.Body : scene.Answers[name]);
            var known = await StatesAsync(account);
            isLost = true;
            account.Time.Advance(Ages[random.Next(Ages.Length)]);
            await ShouldTurnNobodyIdleAsync(account, known, $"{one.Answer}: {one.Piece}; {other.Answer}: {other.Piece}");
        }
    }

    /// <summary>The scenes themselves: else nothing would be shown by them.</summary>
    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Scene_Whole_HasEveryStateThatMayBeLost(string vendor)
    {
        var scene = EvidenceScene.All[vendor];
        using var account = scene.Open(name => scene.Answers[name]);

        var states = (await StatesAsync(account)).Values;

        states.ShouldContain(PresenceState.Offline);
        states.ShouldContain(PresenceState.Ringing);
        states.ShouldContain(PresenceState.Idle);
        states.ShouldContain(s => s == PresenceState.OnCall || s == PresenceState.OnHold);
    }

    private static async Task ShouldTurnNobodyIdleAsync(OpenedAccount account, Dictionary<string, PresenceState> known, string lost)
    {
        // An Idle that says of itself that it is not certain is none that anybody would take for free.
        var seen = await RowsAsync(account);
        var idle = seen.Where(r => r.State == PresenceState.Idle && !r.IsUncertain && known.GetValueOrDefault(r.Number, PresenceState.Idle) != PresenceState.Idle);
        idle.Select(r => r.Number).ShouldBeEmpty(lost);
    }

    private static async Task<Dictionary<string, PresenceState>> StatesAsync(OpenedAccount account) =>
        (await RowsAsync(account)).ToDictionary(r => r.Number, r => r.State);

    // What states are concluded from is asked first.
    private static async Task<List<ExtensionPresence>> RowsAsync(OpenedAccount account)
    {
        var rows = new List<ExtensionPresence>();
        foreach (var endpoint in account.Source.Endpoints.OrderBy(e => e.Parts.HasFlag(ResourceKinds.Presence)))
        {
            try
            {
                rows.AddRange((await account.PollAsync(endpoint.Name)).Extensions?.Rows ?? []);
            }
            catch (PollException)
            {
                // A list that fails says nothing, which is the point.
            }
        }

        return rows;
    }
}
