using System.Globalization;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>
/// The tile layout of the first paint, before the script has measured the screen. It is computed for each usual wall screen size,
/// and the style's media queries choose one. A 3840×2160 screen uses the layout of 1920×1080 at twice the scale.
/// </summary>
public sealed class InitialTileLayout
{
    // Space reserved for the display's pixel shift (burn-in protection), in CSS pixels of any screen.
    private const double Shift = 4;
    private readonly (string Screen, TileFit Fit)[] _screens;
    private readonly double _zoom;

    private InitialTileLayout(IReadOnlyList<int> teams, bool isGrouped, bool hasColumn, bool hasAlerts, double zoom)
    {
        _zoom = zoom;
        TileFit Fit(TileArea space) => TilePager.Fit(teams, isGrouped, space);
        _screens =
        [
            ("small", Fit(Space(1280, 720, 13.0 / 16 * zoom, hasColumn, hasAlerts))),
            ("wide", Fit(Space(1920, 1080, zoom, hasColumn, hasAlerts))),
            ("tall", Fit(new TileArea(1080 - Shift - (20 * zoom), HeightOfTall(hasColumn, hasAlerts, zoom), zoom))),
        ];
    }

    /// <summary>The layout for 1280×720.</summary>
    public TileFit Small => _screens[0].Fit;

    /// <summary>The layout for 1920×1080.</summary>
    public TileFit Wide => _screens[1].Fit;

    /// <summary>The layout for 1080×1920.</summary>
    public TileFit Tall => _screens[2].Fit;

    /// <summary>The names of the screens on which the tiles need more than one page; null for none.</summary>
    public string? Paged => Names(s => s.Fit.Pages > 1);

    /// <summary>
    /// The rules of the page's inline style element: the zoom, and the columns, rows and type size of the tiles on each screen. The
    /// media queries match those of <c>wall.css</c>.
    /// </summary>
    public string Style => string.Create(CultureInfo.InvariantCulture, $"{Zoomed}{Rule(Wide)}@media (min-width:1101px) and (max-width:1599px){{{Rule(Small)}}}@media (min-width:700px) and (max-width:1100px){{{Rule(Tall)}}}");

    private string Zoomed => string.Create(CultureInfo.InvariantCulture, $":root{{--zoom:{_zoom}}}");

    /// <summary>Computes the layout of a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="zoom">The zoom, in per cent.</param>
    public static InitialTileLayout Create(BoardModel board, int zoom) => new(
        board.Layout.GroupByTeam ? [.. board.Teams.Select(t => t.Count())] : [board.Tiles.Count],
        board.Layout.GroupByTeam,
        (board.Layout.Panels & (BoardPanels.Calls | BoardPanels.Registrations)) != BoardPanels.None,
        board.Rules.Rules.Any,
        zoom / 100.0);

    /// <summary>Returns the names of the screens that do not show a tile on their first page; null when all show it.</summary>
    /// <param name="place">The zero-based index among tiles and headings.</param>
    public string? Off(int place) => Names(s => place >= s.Fit.PerPage);

    // The space left by header, alert strip, panels and margins.
    private static TileArea Space(double width, double height, double scale, bool hasColumn, bool hasAlerts) => new(
        width - Shift - (20 * scale) - (hasColumn ? (12 * scale) + Math.Max(17 * 16 * scale, .16 * width) : 0),
        height - Shift - (Rows(84, hasAlerts) * scale),
        scale);

    private static double HeightOfTall(bool hasColumn, bool hasAlerts, double zoom) =>
        (1920 - Shift - (Rows(148, hasAlerts) * zoom) - (hasColumn ? 12 * zoom : 0)) * (hasColumn ? .78 : 1);

    private static string Rule(TileFit fit) =>
        string.Create(CultureInfo.InvariantCulture, $".tiles{{--columns:{fit.Columns};--rows:{fit.Rows};--tile-font:calc({fit.Font}/16*1rem)}}");

    private static double Rows(double header, bool hasAlerts) => header + (hasAlerts ? 30 : 0) + 12;

    private string? Names(Func<(string Screen, TileFit Fit), bool> which) =>
        string.Join(' ', _screens.Where(which).Select(s => s.Screen)) is { Length: > 0 } names ? names : null;
}
