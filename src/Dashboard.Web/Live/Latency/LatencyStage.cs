namespace Dashboard.Web.Live.Latency;

/// <summary>A stretch of the way from a vendor's answer to the pixel.</summary>
internal enum LatencyStage
{
    /// <summary>From the vendor's answer being there to the board showing it.</summary>
    ReceivedToApplied,

    /// <summary>From there to the frame being handed to the sockets.</summary>
    AppliedToSent,

    /// <summary>From there to the frame being painted: socket, network, script, browser.</summary>
    SentToPainted,

    /// <summary>All of it.</summary>
    ReceivedToPainted,
}
