using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing.Accounts;

namespace Dashboard.Vendors.Tests.Scenarios.Evidence;

/// <summary>
/// Tests a rule for every vendor: removing any piece of a state's evidence, or letting it become old, makes no extension Idle. Each row is made
/// unreadable, each field omitted, and each list fails, one at a time.
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

    /// <summary>Verifies the scenes themselves: otherwise the other tests would prove nothing.</summary>
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
        // An Idle that is marked as uncertain is not displayed as free.
        var seen = await RowsAsync(account);
        var idle = seen.Where(r => r.State == PresenceState.Idle && !r.IsUncertain && known.GetValueOrDefault(r.Number, PresenceState.Idle) != PresenceState.Idle);
        idle.Select(r => r.Number).ShouldBeEmpty(lost);
    }

    private static async Task<Dictionary<string, PresenceState>> StatesAsync(OpenedAccount account) =>
        (await RowsAsync(account)).ToDictionary(r => r.Number, r => r.State);

    // The lists that provide the evidence are polled first.
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
                // A failing list provides no evidence, as intended.
            }
        }

        return rows;
    }
}
