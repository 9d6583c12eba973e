namespace Dashboard.Web.Access;

/// <summary>Who is let in and how: <c>Access</c>.</summary>
public sealed record AccessSettings
{
    /// <summary>Whether everybody is let in: the demo, which listens on loopback only.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Origins whose pages may show ours in a frame; empty for none but our own.</summary>
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];
}
