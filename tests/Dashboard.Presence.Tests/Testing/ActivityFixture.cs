using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Testing;

/// <summary>
/// A presence store that is polled and evaluated by the test. The account's poll interval is 2 s, so its data is stale after 10 s.
/// </summary>
internal sealed class ActivityFixture
{
    public const string Account = "sydney", Key = "sydney/101", Device = "sydney/101/0";

    public ActivityFixture()
    {
        Board = new PresenceStore(Time, "e");
        Board.Apply(new AccountStatus { Id = Account, Vendor = "Any", PresenceInterval = TimeSpan.FromSeconds(2), RegistrationsInterval = TimeSpan.FromSeconds(2) });
        Start = Now;
        Memory = new ActivityHistory(Start);
    }

    public ManualTimeProvider Time { get; } = new();

    public PresenceStore Board { get; }

    public ActivityHistory Memory { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public void Wait(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    public void Look() => Memory.Update(Board.Current, Board.GetLastListed, Now);

    public ExtensionPresence Row(PresenceState state, double? since = null, string? party = null) => new()
    {
        Account = Account, Number = "101", State = state, Party = party, Since = since is { } at ? Start.AddSeconds(at) : null, ObservedAt = Now,
    };

    /// <summary>Observes these extensions in a poll and updates the history.</summary>
    public void See(params ExtensionPresence[] rows)
    {
        Board.Apply(new Observation { Account = Account, Endpoint = "presence", At = Now, Extensions = new([.. rows], true) });
        Look();
    }

    public void See(PresenceState state, double? since = null, string? party = null) => See(Row(state, since, party));

    public void SeeDevice(bool registered, bool look = true)
    {
        Board.Apply(new Observation
        {
            Account = Account, Endpoint = "devices", At = Now,
            Registrations = new([new Registration { Account = Account, Key = Device, Extension = Key, Registered = registered, ObservedAt = Now }], true),
        });
        if (look)
        {
            Look();
        }
    }

    /// <summary>Repeats the same observation every 2 s for a time span.</summary>
    public void Stay(double seconds, PresenceState state, double? since = null, string? party = null)
    {
        for (var i = 0; i < seconds / 2; i++)
        {
            Wait(2);
            See(state, since, party);
        }
    }

    /// <summary>
    /// Returns the intervals between two times, in seconds from the start, each as text with its bounds and its state or source.
    /// </summary>
    public IReadOnlyList<string> Spans(double from, double to) =>
        [.. Memory.GetIntervals(Account, Key, Start.AddSeconds(from), Start.AddSeconds(to)).Select(s => $"{(s.From - Start).TotalSeconds:0}–{(s.To - Start).TotalSeconds:0} {(s.Origin == IntervalSource.Observed ? s.State : s.Origin)}")];
}
