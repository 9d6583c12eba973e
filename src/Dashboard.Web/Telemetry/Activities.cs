using System.Diagnostics;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Telemetry;

/// <summary>The activities on the way from a vendor's answer to a frame: one trace. They cost nothing while nobody listens.</summary>
internal static class Activities
{
    /// <summary>Of all of them.</summary>
    public static ActivitySource Source { get; } = new("Dashboard");

    /// <summary>Asking one endpoint of an account once; the requests for it are its children.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="endpoint">The endpoint's name.</param>
    public static Activity? Poll(string account, string endpoint) =>
        Source.StartActivity("poll")?.SetTag("account", account).SetTag("endpoint", endpoint);

    /// <summary>Comparing what a poll saw with what is known.</summary>
    public static Activity? Apply() => Source.StartActivity("apply");

    /// <summary>Encoding and publishing one frame of a board: a child of the latest change in it, with a link to each other that it carries.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="trace">The versions that it carries.</param>
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
