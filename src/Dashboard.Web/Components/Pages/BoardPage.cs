using Dashboard.Web.Access;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages;

/// <summary>A page that shows one board, complete when it leaves the server.</summary>
public abstract class BoardPage : ComponentBase
{
    /// <summary>The board's id from the address.</summary>
    [Parameter]
    public string Board { get; set; } = "";

    /// <summary>The theme that the address names; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "theme")]
    public string? AskedTheme { get; set; }

    /// <summary>The panels that the address names; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "panels")]
    public string? AskedPanels { get; set; }

    /// <summary>The order that the address names; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? AskedOrder { get; set; }

    /// <summary>Whether the address asks for tiles by team; null for the board's own.</summary>
    [SupplyParameterFromQuery(Name = "group")]
    public string? AskedGroup { get; set; }

    /// <summary>The size of type and tiles that the address asks for, per cent; null for the usual.</summary>
    [SupplyParameterFromQuery(Name = "zoom")]
    public string? AskedZoom { get; set; }

    /// <summary>The word of the attribute <c>data-theme</c>.</summary>
    protected string Theme { get; private set; } = "";

    /// <summary>The board's dimming.</summary>
    protected BoardDim Dim { get; private set; } = BoardDim.Never;

    /// <summary>The build that this page comes from.</summary>
    protected string Build => BuildStamp.Of(Assets);

    /// <summary>Who looks.</summary>
    [CascadingParameter]
    protected Sight? Sight { get; private set; }

    /// <summary>Empty on a page that a paired display shows, and null on others, as the attribute <c>data-display</c>.</summary>
    protected string? OfDisplay => Sight is { Kind: SightKind.Display } ? "" : null;

    /// <summary>For whom a browser may keep the page, as the attribute <c>data-viewer</c>.</summary>
    protected string Viewer => ViewerTag.Of(Sight);

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <summary>The size of type and tiles, per cent.</summary>
    protected int Zoom => LayoutWords.Zoom(AskedZoom) ?? 100;

    [Inject]
    private BoardDirectory Boards { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The board; null when there is none of that id for who looks.</summary>
    protected BoardModel? Model { get; private set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        BoardFeed? feed = null;
        var isKnown = Sight is not null && Boards.TryFind(Board, Sight, out feed);
        if (!isKnown && OfDisplay is not null && Http is not null && Challenge.IsPage(Http.Request))
        {
            // Moved to another board, or led to one that is not its own: from there it is led back.
            Http.Response.Headers[Challenge.Refused] = LocalPath.At(Http.Request, "/display");
            Navigation.NavigateTo("display");
            return;
        }

        Model = isKnown ? BoardModel.Of(feed!, Time.GetUtcNow(), Layout(feed!.Definition.Layout)) : null;
        Theme = isKnown ? $"{BoardText.Theme(AskedTheme) ?? feed!.Definition.Theme}".ToLowerInvariant() : "";
        if (isKnown && Http is { Response.HasStarted: false })
        {
            // By this the service worker knows a board from the page of a sign-in or a proxy.
            Http.Response.Headers["Presence-Board"] = Uri.EscapeDataString(feed!.Definition.Id);
        }

        Dim = feed?.Definition.Dim ?? BoardDim.Never;
    }

    /// <summary>The layout drawn: what the address asks for, and the board's own for the rest. What it asks wrongly does not count.</summary>
    /// <param name="own">The board's own.</param>
    protected virtual BoardLayout Layout(BoardLayout own) => own with
    {
        Panels = LayoutWords.Panels(AskedPanels) ?? own.Panels,
        Order = LayoutWords.Order(AskedOrder) ?? own.Order,
        GroupByTeam = LayoutWords.Flag(AskedGroup) ?? own.GroupByTeam,
    };
}
