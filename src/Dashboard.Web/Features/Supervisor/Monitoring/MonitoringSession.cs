using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Monitoring;

/// <summary>
/// Somebody listens in on a call: it was asked for, a poll showed that their phone was called for it, and both calls are still
/// there. In which way they take part no vendor's list tells; that it was asked for is all that is said of it.
/// </summary>
/// <param name="Row">The extension whose call it is.</param>
/// <param name="Call">The call that is listened to.</param>
/// <param name="UserPhone">The call by which they listen.</param>
/// <param name="Request">What was asked for last.</param>
public sealed record MonitoringSession(ExtensionPresence Row, Call Call, Call UserPhone, CommandRequest Request)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);
    private static readonly CommandKind[] Kinds = [CommandKind.Monitor, CommandKind.Coach, CommandKind.Barge];

    /// <summary>The extension that listens; null when it is a number outside.</summary>
    public ExtensionPresence? Listener { get; private init; }

    /// <summary>Whether the keys of the telephone switch.</summary>
    public bool IsByKeypad { get; private init; }

    /// <summary>What it can be switched to by command; empty where the keypad does it, or nothing does.</summary>
    public IReadOnlyList<CommandKind> Switches { get; private init; } = [];

    /// <summary>What ends it; null when it cannot be ended from here.</summary>
    public CallAction? End { get; private init; }

    /// <summary>Who listens, in words.</summary>
    public string Party => Listener is null ? Request.Target! : ContactNames.Format(Listener);

    /// <summary>Whether their phone rings still.</summary>
    public bool Rings => UserPhone.State is PresenceState.Ringing or PresenceState.Dialing;

    /// <summary>A kind of it as the page calls it.</summary>
    /// <param name="kind">The kind.</param>
    public static string GetModeName(CommandKind kind) => kind switch { CommandKind.Monitor => "Listen", CommandKind.Coach => "Coach", _ => "Join" };

    /// <summary>Where somebody listens in, as they asked for it in the last hour.</summary>
    /// <param name="mine">The commands of who looks, the newest first.</param>
    /// <param name="snapshot">What is seen now.</param>
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
        var end = listener is not null && may.Offers(CommandKind.HangUp) ? new CallAction(CommandKind.HangUp, "Stop", listener, own) : null;
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
