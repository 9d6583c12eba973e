using System.Diagnostics;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Telemetry;

/// <summary>Creates the activities of the trace from a vendor's response to a frame. Without listeners they cost nothing.</summary>
internal static class Activities
{
    public static ActivitySource Source { get; } = new("Dashboard");

    /// <summary>Starts the activity of one poll of an endpoint; its HTTP requests are the children.</summary>
    /// <param name="account">The id of the account.</param>
    /// <param name="endpoint">The name of the endpoint.</param>
    public static Activity? Poll(string account, string endpoint) =>
        Source.StartActivity("poll")?.SetTag("account", account).SetTag("endpoint", endpoint);

    /// <summary>Starts the activity of reconciling a poll's observation with the presence store.</summary>
    public static Activity? Apply() => Source.StartActivity("apply");

    /// <summary>
    /// Starts the activity of encoding and publishing one frame of a board. Its parent is the latest change in the frame; the other changes are
    /// linked.
    /// </summary>
    /// <param name="board">The id of the board.</param>
    /// <param name="trace">The versions that the frame contains.</param>
    public static Activity? Frame(string board, IReadOnlyList<VersionTimestamp> trace)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var causes = trace.Select(s => s.Cause).Where(c => c != default).Distinct().Reverse().ToList();
        return Source.StartActivity("frame", ActivityKind.Internal, causes.FirstOrDefault(), links: causes.Skip(1).Select(c => new ActivityLink(c)))?.SetTag("board", board);
    }
}
