using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Monitoring;

/// <summary>
/// An active call monitoring session: it was requested, a poll confirmed the call to the listener's phone, and both calls still
/// exist. No vendor reports the current mode, so the last requested mode is shown.
/// </summary>
/// <param name="Row">The monitored extension.</param>
/// <param name="Call">The monitored call.</param>
/// <param name="UserPhone">The call to the listener's phone.</param>
/// <param name="Request">The last request.</param>
public sealed record MonitoringSession(ExtensionPresence Row, Call Call, Call UserPhone, CommandRequest Request)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);
    private static readonly CommandKind[] Kinds = [CommandKind.Monitor, CommandKind.Coach, CommandKind.Barge];

    /// <summary>The listening extension; null when the listener's number is external.</summary>
    public ExtensionPresence? Listener { get; private init; }

    /// <summary>Whether the mode is changed by the keypad of the phone.</summary>
    public bool IsByKeypad { get; private init; }

    /// <summary>The modes that can be selected by command; empty where only the keypad, or nothing, can change the mode.</summary>
    public IReadOnlyList<CommandKind> Switches { get; private init; } = [];

    /// <summary>The action that ends the session; null when it cannot be ended from the page.</summary>
    public CallAction? End { get; private init; }

    /// <summary>The name or number of the listener.</summary>
    public string Party => Listener is null ? Request.Target! : ContactNames.Format(Listener);

    /// <summary>Whether the listener's phone still rings.</summary>
    public bool Rings => UserPhone.State is PresenceState.Ringing or PresenceState.Dialing;

    /// <summary>Returns the display name of a mode.</summary>
    /// <param name="kind">The command kind of the mode.</param>
    public static string GetModeName(CommandKind kind) => kind switch { CommandKind.Monitor => SupervisorTexts.Listen, CommandKind.Coach => SupervisorTexts.Coach, _ => SupervisorTexts.Join };

    /// <summary>Finds the active sessions requested by a principal.</summary>
    /// <param name="mine">The principal's remembered commands, the newest first.</param>
    /// <param name="snapshot">The current snapshot.</param>
    internal static IReadOnlyList<MonitoringSession> Find(IReadOnlyList<CommandState> mine, SupervisorSnapshot snapshot) =>
    [
        .. mine.Where(c => c.Status == CommandStatus.Observed && Kinds.Contains(c.Request.Kind))
            .DistinctBy(c => (c.Request.Account, c.Request.Call, c.Request.Target)).Select(c => Find(c, snapshot)).OfType<MonitoringSession>(),
    ];

    private static MonitoringSession? Find(CommandState asked, SupervisorSnapshot snapshot)
    {
        var request = asked.Request;
        if (snapshot.Extension(ExtensionPresence.MakeKey(request.Account, request.Extension)) is not { } row
            || snapshot.CallsOf(row).FirstOrDefault(c => c.Key == request.Call) is not { } call)
        {
            return null;
        }

        var listener = snapshot.Extension(ExtensionPresence.MakeKey(request.Account, request.Target ?? ""));
        var own = snapshot.Calls.FirstOrDefault(c => c.Account == request.Account && c.Key != call.Key && Involves(c, request.Target, listener)
            && (c.StartedAt is not { } began || began >= asked.RequestedAt - Slack));
        if (own is null)
        {
            return null;
        }

        var may = snapshot.Account(request.Account)?.Capabilities ?? Capabilities.None;
        var end = listener is not null && may.Offers(CommandKind.HangUp) ? new CallAction(CommandKind.HangUp, SupervisorTexts.Stop, listener, own) : null;
        var byKeypad = may.HasFlag(Capabilities.KeypadSwitch);
        return new MonitoringSession(row, call, own, request)
        {
            Listener = listener,
            End = end,
            IsByKeypad = byKeypad,
            Switches = byKeypad || end is null ? [] : [.. Kinds.Where(k => k != request.Kind && may.Offers(k))],
        };
    }

    private static bool Involves(Call call, string? target, ExtensionPresence? listener) =>
        listener is not null ? call.Legs.Any(l => l.Extension == listener.Key) : call.To == target || call.Legs.Any(l => l.Party == target);
}
