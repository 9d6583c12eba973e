using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Testing;

/// <summary>A presence store with one account and an alert engine, both driven by the test.</summary>
internal sealed class AlertFixture
{
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;
    private readonly AlertEngine _engine;

    public AlertFixture(AlertRules rules)
    {
        _board = new PresenceStore(_time, "epoch");
        _engine = new AlertEngine(rules);
        _board.Apply(new AccountStatus
        {
            Id = "sydney", Vendor = "Jingl", PresenceInterval = TimeSpan.FromSeconds(2), RegistrationsInterval = TimeSpan.FromSeconds(2),
            CallsInterval = TimeSpan.FromSeconds(2), UnknownAfter = TimeSpan.FromMinutes(5),
        });
    }

    public DateTimeOffset Now => _time.GetUtcNow();

    public IReadOnlyCollection<Alert> Standing => _engine.Active;

    public Alert Only => Standing.ShouldHaveSingleItem();

    public void Pass(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    public AlertEvaluation Look() => _engine.Evaluate(BoardView.Create(_board.Current, BoardFilter.Everything), _board.GetLastListed, Now);

    public ImmutableArray<Alert> Acknowledge(string? key, string by) => _engine.Acknowledge(key, by, Now);

    /// <summary>Observes extension 101 in a state that began at a given time, and evaluates the rules.</summary>
    public AlertEvaluation Extension(PresenceState state, DateTimeOffset? since)
    {
        See(extensions: [new ExtensionPresence { Account = "sydney", Number = "101", Name = "Jane", State = state, Since = since, ObservedAt = Now }]);
        return Look();
    }

    /// <summary>Observes devices, each registered or not, and evaluates the rules.</summary>
    public AlertEvaluation Devices(params bool[] registered)
    {
        See(registrations: [.. registered.Select((isRegistered, i) => new Registration
        {
            Key = $"sydney/{100 + i}/0", Account = "sydney", Registered = isRegistered, ObservedAt = Now,
        })]);
        return Look();
    }

    public void See(ImmutableArray<ExtensionPresence>? extensions = null, ImmutableArray<Registration>? registrations = null, ImmutableArray<Call>? calls = null) =>
        _board.Apply(new Observation
        {
            Account = "sydney",
            Endpoint = "all",
            At = Now,
            Extensions = extensions is { } e ? new(e, true) : null,
            Registrations = registrations is { } r ? new(r, true) : null,
            Calls = calls is { } c ? new(c, true) : null,
        });
}
