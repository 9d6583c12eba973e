namespace Dashboard.Storage.Displays;

/// <summary>A row of the table <c>display</c>.</summary>
internal sealed class DisplayRow
{
    public const string Columns = "id, name, board, created_at, address, viewport, version, painted_at";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Board { get; set; } = "";

    public long Created_At { get; set; }

    public string Address { get; set; } = "";

    public string Viewport { get; set; } = "";

    public string Version { get; set; } = "";

    public long? Painted_At { get; set; }

    public Display ToDisplay() => new(
        Id, Name, Board, DateTimeOffset.FromUnixTimeMilliseconds(Created_At),
        new DisplayReport(Address, Viewport, Version, Painted_At is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null));
}
