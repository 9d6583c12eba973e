using Dashboard.Web.Boards;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Http;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Features.Boards;

/// <summary>The base of the pages that show one board. The server renders the page completely.</summary>
public abstract class BoardPage : ComponentBase
{
    /// <summary>The board's id from the route.</summary>
    [Parameter]
    public string Board { get; set; } = "";

    /// <summary>The theme from the query string; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "theme")]
    public string? ThemeQuery { get; set; }

    /// <summary>The palette from the query string; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "palette")]
    public string? PaletteQuery { get; set; }

    /// <summary>The panels from the query string; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "panels")]
    public string? PanelsQuery { get; set; }

    /// <summary>The tile order from the query string; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? OrderQuery { get; set; }

    /// <summary>Whether the query string requests tiles grouped by team; null for the board's own setting.</summary>
    [SupplyParameterFromQuery(Name = "group")]
    public string? GroupQuery { get; set; }

    /// <summary>The zoom of type and tiles from the query string, in per cent; null for 100.</summary>
    [SupplyParameterFromQuery(Name = "zoom")]
    public string? ZoomQuery { get; set; }

    /// <summary>The value of the attribute <c>data-theme</c>; empty when there is no board.</summary>
    protected string Theme { get; private set; } = "";

    /// <summary>The value of the attribute <c>data-palette</c>; empty when there is no board.</summary>
    protected string Palette { get; private set; } = "";

    /// <summary>The board's dimming options.</summary>
    protected DimmingOptions Dim { get; private set; } = DimmingOptions.Never;

    /// <summary>The id of the build that rendered this page.</summary>
    protected string Build => BuildId.Create(Assets);

    /// <summary>The principal that requests the page; null when there is none.</summary>
    [CascadingParameter]
    protected AccessPrincipal? Principal { get; private set; }

    /// <summary>The value of the attribute <c>data-display</c>: empty on a paired display, null otherwise.</summary>
    protected string? OfDisplay => Principal is { Kind: PrincipalKind.Display } ? "" : null;

    /// <summary>The value of the attribute <c>data-viewer</c>: the key under which a browser may cache the page.</summary>
    protected string Viewer => ViewerCacheKey.Create(Principal);

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <summary>The zoom of type and tiles, in per cent.</summary>
    protected int Zoom => LayoutParser.Zoom(ZoomQuery) ?? 100;

    [Inject]
    private BoardRegistry Boards { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The board; null when no board of that id exists or the principal may not view it.</summary>
    protected BoardModel? Model { get; private set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        BoardStream? stream = null;
        var isKnown = Principal is not null && Boards.TryFind(Board, Principal, out stream);
        if (!isKnown && OfDisplay is not null && Http is not null && ChallengeResponse.IsPage(Http.Request))
        {
            // The display was moved to another board, or opened one that is not its own. /display redirects it to its board.
            Http.Response.Headers[ChallengeResponse.Refused] = LocalUrl.Create(Http.Request, "/display");
            Navigation.NavigateTo("display");
            return;
        }

        Model = isKnown ? BoardModel.Create(stream!, Time.GetUtcNow(), Layout(stream!.Definition.Layout)) : null;
        Theme = isKnown ? AttributeValue(ThemeQuery, stream!.Definition.Theme) : "";
        Palette = isKnown ? AttributeValue(PaletteQuery, stream!.Definition.Palette) : "";
        if (isKnown && Http is { Response.HasStarted: false })
        {
            // The service worker uses this header to distinguish a board page from the page of a sign-in or a proxy.
            Http.Response.Headers["Presence-Board"] = Uri.EscapeDataString(stream!.Definition.Id);
        }

        Dim = stream?.Definition.Dim ?? DimmingOptions.Never;
    }

    private static string AttributeValue<T>(string? query, T own)
        where T : struct, Enum => $"{EnumNames.Value<T>(query) ?? own}".ToLowerInvariant();

    /// <summary>Returns the layout to render: the query string's values, and the board's own where they are missing or invalid.</summary>
    /// <param name="own">The board's configured layout.</param>
    protected virtual BoardLayout Layout(BoardLayout own) => own with
    {
        Panels = LayoutParser.Panels(PanelsQuery) ?? own.Panels,
        Order = LayoutParser.Order(OrderQuery) ?? own.Order,
        GroupByTeam = LayoutParser.Flag(GroupQuery) ?? own.GroupByTeam,
    };
}
