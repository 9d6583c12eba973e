using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.History;

/// <summary>A board that is polled and looked at as the test says: every 2 s by its account's word, so old after 10 s.</summary>
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

    /// <summary>A poll shows these extensions, and somebody looks.</summary>
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

    /// <summary>Polls every 2 s that show the same, for so long.</summary>
    public void Stay(double seconds, PresenceState state, double? since = null, string? party = null)
    {
        for (var i = 0; i < seconds / 2; i++)
        {
            Wait(2);
            See(state, since, party);
        }
    }

    /// <summary>The spans between two seconds from the start, each as its seconds and what it says.</summary>
    public IReadOnlyList<string> Spans(double from, double to) =>
        [.. Memory.GetIntervals(Account, Key, Start.AddSeconds(from), Start.AddSeconds(to)).Select(s => $"{(s.From - Start).TotalSeconds:0}–{(s.To - Start).TotalSeconds:0} {(s.Origin == IntervalSource.Observed ? s.State : s.Origin)}")];
}
