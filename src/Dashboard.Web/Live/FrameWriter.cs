using Dashboard.Presence;
using Dashboard.Web.Wire;

namespace Dashboard.Web.Live;

/// <summary>Encodes frames, once for all viewers of a board.</summary>
internal static class FrameWriter
{
    public static byte[] Snapshot(BoardDefinition board, BoardView view, Func<string, SeenTimes> seen, DateTimeOffset at) => WireEncoder.Frame(new SnapshotFrame(
        "snapshot", view.Epoch, view.Version, at, new BoardShape(board.Id, board.Title),
        view.Extensions.Values.Select(r => ExtensionShape.Of(r.Value, view.RegionOf(r.Value.Account))),
        view.Registrations.Values.Select(r => RegistrationShape.Of(r.Value)),
        view.Calls.Values.Select(r => CallShape.Of(r.Value)),
        view.Accounts.Values.Select(r => AccountShape.Of(r.Value, seen(r.Value.Id))),
        view.Alerts.Values.Select(r => AlertShape.Of(board.Id, r.Value)),
        Seen(view, seen)));

    public static byte[] Delta(
        BoardDefinition board, BoardView view, BoardDelta delta, Func<string, SeenTimes> seen, DateTimeOffset at, IReadOnlyList<VersionStamp> trace) =>
        WireEncoder.Frame(new DeltaFrame("delta", view.Epoch, view.Version, at)
        {
            Trace = Some(trace, stamp => new[] { Before(at, stamp.ReceivedAt), Before(at, stamp.AppliedAt) }),
            Extensions = Some(delta.Extensions, r => ExtensionShape.Of(r, view.RegionOf(r.Account))),
            Registrations = Some(delta.Registrations, RegistrationShape.Of),
            Calls = Some(delta.Calls, CallShape.Of),
            Accounts = Some(delta.Accounts, a => AccountShape.Of(a, seen(a.Id))),
            Alerts = Some(delta.Alerts, a => AlertShape.Of(board.Id, a)),
            Removed = new RemovedShape(delta.RemovedExtensions, delta.RemovedRegistrations, delta.RemovedCalls, delta.RemovedAlerts),
            Seen = Seen(view, seen),
        });

    public static byte[] Beat(BoardView view, Func<string, SeenTimes> seen, DateTimeOffset at) =>
        WireEncoder.Frame(new BeatFrame("beat", view.Epoch, view.Version, at, Seen(view, seen)));

    private static IEnumerable<TShape>? Some<T, TShape>(IReadOnlyList<T> rows, Func<T, TShape> shape) => rows.Count > 0 ? rows.Select(shape) : null;

    private static double Before(DateTimeOffset frame, DateTimeOffset moment) => Math.Round((frame - moment).TotalMilliseconds, 1);

    private static Dictionary<string, SeenShape> Seen(BoardView view, Func<string, SeenTimes> seen) => view.Accounts.Keys.ToDictionary(a => a, a =>
    {
        var times = seen(a);
        return new SeenShape(times.Presence, times.Registrations, times.Calls);
    });
}
