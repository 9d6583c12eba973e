namespace Dashboard.Web.Live.Latency;

/// <summary>A stage between a vendor's response and its rendering on a screen.</summary>
internal enum LatencyStage
{
    /// <summary>From the arrival of the vendor's response to its application to the presence store.</summary>
    ReceivedToApplied,

    /// <summary>From the application to the presence store to passing the frame to the sockets.</summary>
    AppliedToSent,

    /// <summary>From passing the frame to the sockets to its rendering: socket, network, script, browser.</summary>
    SentToRendered,

    /// <summary>From the arrival of the vendor's response to the rendering of the frame: all stages together.</summary>
    ReceivedToRendered,
}
