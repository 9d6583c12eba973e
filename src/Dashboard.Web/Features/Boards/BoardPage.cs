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

/// <summary>A page that shows one board, complete when it leaves the server.</summary>
public abstract class BoardPage : ComponentBase
{
    /// <summary>The board's id from the address.</summary>
    [Parameter]
    public string Board { get; set; } = "";

    /// <summary>The theme that the address names; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "theme")]
    public string? ThemeQuery { get; set; }

    /// <summary>The panels that the address names; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "panels")]
    public string? PanelsQuery { get; set; }

    /// <summary>The order that the address names; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? OrderQuery { get; set; }

    /// <summary>Whether the address asks for tiles by team; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "group")]
    public string? GroupQuery { get; set; }

    /// <summary>The size of type and tiles that the address asks for, per cent; null for the usual.</summary>
    [SupplyParameterFromQuery(Name = "zoom")]
    public string? ZoomQuery { get; set; }

    /// <summary>The word of the attribute <c>data-theme</c>.</summary>
    protected string Theme { get; private set; } = "";

    /// <summary>The board's dimming.</summary>
    protected DimmingOptions Dim { get; private set; } = DimmingOptions.Never;

    /// <summary>The build that this page comes from.</summary>
    protected string Build => BuildId.Create(Assets);

    /// <summary>Who looks.</summary>
    [CascadingParameter]
    protected AccessPrincipal? Principal { get; private set; }

    /// <summary>Empty on a page that a paired display shows, and null on others, as the attribute <c>data-display</c>.</summary>
    protected string? OfDisplay => Principal is { Kind: PrincipalKind.Display } ? "" : null;

    /// <summary>For whom a browser may keep the page, as the attribute <c>data-viewer</c>.</summary>
    protected string Viewer => ViewerCacheKey.Create(Principal);

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <summary>The size of type and tiles, per cent.</summary>
    protected int Zoom => LayoutParser.Zoom(ZoomQuery) ?? 100;

    [Inject]
    private BoardRegistry Boards { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The board; null when there is none of that id for who looks.</summary>
    protected BoardModel? Model { get; private set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        BoardStream? stream = null;
        var isKnown = Principal is not null && Boards.TryFind(Board, Principal, out stream);
        if (!isKnown && OfDisplay is not null && Http is not null && ChallengeResponse.IsPage(Http.Request))
        {
            // Moved to another board, or led to one that is not its own: from there it is led back.
            Http.Response.Headers[ChallengeResponse.Refused] = LocalUrl.Create(Http.Request, "/display");
            Navigation.NavigateTo("display");
            return;
        }

        Model = isKnown ? BoardModel.Create(stream!, Time.GetUtcNow(), Layout(stream!.Definition.Layout)) : null;
        Theme = isKnown ? $"{EnumNames.Value<BoardTheme>(ThemeQuery) ?? stream!.Definition.Theme}".ToLowerInvariant() : "";
        if (isKnown && Http is { Response.HasStarted: false })
        {
            // By this the service worker knows a board from the page of a sign-in or a proxy.
            Http.Response.Headers["Presence-Board"] = Uri.EscapeDataString(stream!.Definition.Id);
        }

        Dim = stream?.Definition.Dim ?? DimmingOptions.Never;
    }

    /// <summary>The layout drawn: what the address asks for, and the board's own for the rest. What it asks wrongly does not count.</summary>
    /// <param name="own">The board's own.</param>
    protected virtual BoardLayout Layout(BoardLayout own) => own with
    {
        Panels = LayoutParser.Panels(PanelsQuery) ?? own.Panels,
        Order = LayoutParser.Order(OrderQuery) ?? own.Order,
        GroupByTeam = LayoutParser.Flag(GroupQuery) ?? own.GroupByTeam,
    };
}
