namespace Dashboard.Storage.Displays;

/// <summary>A row of the table <c>display</c>, in the order of its columns.</summary>
internal sealed record DisplayRow(string Id, string Name, string Board, long CreatedAt, string Address, string Viewport, string Version, long? PaintedAt)
{
    public const string Columns = "id, name, board, created_at, address, viewport, version, painted_at";

    public Display ToDisplay() => new(
        Id, Name, Board, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
        new DisplayStatus(Address, Viewport, Version, PaintedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null));
}
