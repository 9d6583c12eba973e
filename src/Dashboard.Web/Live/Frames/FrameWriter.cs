using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Contracts;

namespace Dashboard.Web.Live.Frames;

/// <summary>Encodes frames, once for all viewers of a board.</summary>
internal static class FrameWriter
{
    public static byte[] Snapshot(BoardDefinition board, BoardView view, Func<string, LastListedTimes> lastListed, DateTimeOffset at) => WireEncoder.Frame(new SnapshotFrame(
        "snapshot", view.Epoch, view.Version, at, new BoardDto(board.Id, board.Title),
        view.Extensions.Values.Select(r => ExtensionDto.FromExtension(r.Value, view.RegionOf(r.Value.Account))),
        view.Registrations.Values.Select(r => RegistrationDto.FromRegistration(r.Value)),
        view.Calls.Values.Select(r => CallDto.FromCall(r.Value)),
        view.Accounts.Values.Select(r => AccountDto.FromStatus(r.Value, lastListed(r.Value.Id))),
        view.Alerts.Values.Select(r => AlertDto.FromAlert(board.Id, r.Value)),
        LastSeen(view, lastListed)));

    public static byte[] Delta(
        BoardDefinition board, BoardView view, BoardDelta delta, Func<string, LastListedTimes> lastListed, DateTimeOffset at, IReadOnlyList<VersionTimestamp> trace) =>
        WireEncoder.Frame(new DeltaFrame("delta", view.Epoch, view.Version, at)
        {
            Trace = Some(trace, stamp => new[] { Before(at, stamp.ReceivedAt), Before(at, stamp.AppliedAt) }),
            Extensions = Some(delta.Extensions, r => ExtensionDto.FromExtension(r, view.RegionOf(r.Account))),
            Registrations = Some(delta.Registrations, RegistrationDto.FromRegistration),
            Calls = Some(delta.Calls, CallDto.FromCall),
            Accounts = Some(delta.Accounts, a => AccountDto.FromStatus(a, lastListed(a.Id))),
            Alerts = Some(delta.Alerts, a => AlertDto.FromAlert(board.Id, a)),
            Removed = new RemovedDto(delta.RemovedExtensions, delta.RemovedRegistrations, delta.RemovedCalls, delta.RemovedAlerts),
            Seen = LastSeen(view, lastListed),
        });

    public static byte[] Beat(BoardView view, Func<string, LastListedTimes> lastListed, DateTimeOffset at) =>
        WireEncoder.Frame(new BeatFrame("beat", view.Epoch, view.Version, at, LastSeen(view, lastListed)));

    private static IEnumerable<TShape>? Some<T, TShape>(IReadOnlyList<T> rows, Func<T, TShape> shape) => rows.Count > 0 ? rows.Select(shape) : null;

    private static double Before(DateTimeOffset frame, DateTimeOffset moment) => Math.Round((frame - moment).TotalMilliseconds, 1);

    private static Dictionary<string, LastSeenDto> LastSeen(BoardView view, Func<string, LastListedTimes> lastListed) => view.Accounts.Keys.ToDictionary(a => a, a =>
    {
        var times = lastListed(a);
        return new LastSeenDto(times.Presence, times.Registrations, times.Calls);
    });
}
