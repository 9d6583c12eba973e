using Dashboard.Storage;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Http;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Features.Displays;

/// <summary>The endpoints of display pairing and of display management.</summary>
internal static class DisplayEndpoints
{
    /// <summary>Maps <c>/display/ask</c>, which unpaired displays poll, and the form targets below <c>/displays</c>.</summary>
    public static void MapDisplays(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/display/ask", GetStatusAsync).AllowAnonymous();
        var displays = routes.MapGroup("/displays").RequireAuthorization(AuthorizationPolicies.Administer).AddEndpointFilter<RequestForgeryFilter>();
        displays.MapPost("/pair", PairAsync);
        displays.MapPost("/{id}/{act:regex(^(change|identify|reload|revoke)$)}", ActAsync);
    }

    /// <summary>Returns the path of a board's wall page.</summary>
    public static string WallOf(string board) => $"/wall/{Uri.EscapeDataString(board)}";

    private static async Task<IResult> GetStatusAsync(HttpContext http, PairingService pairing, BoardRegistry boards, TimeProvider time)
    {
        if (!SameOrigin.IsSameOrigin(http.Request))
        {
            return Results.Problem("Only this host's own pages may ask for that.", statusCode: StatusCodes.Status403Forbidden);
        }

        return await pairing.GetProgressAsync(http) switch
        {
            PairingProgress.Paired paired => boards.TryFind(paired.Board, out _)
                ? Results.Json(new { state = "paired", to = LocalUrl.Create(http.Request, WallOf(paired.Board)) })
                : Results.Json(new { state = "boardless" }),
            PairingProgress.Waiting waiting => Results.Json(new
            {
                state = "waiting",
                code = waiting.Code,
                seconds = Seconds(waiting.Until - time.GetUtcNow()),
                picture = waiting.IsNew ? PairingQrCode.Create(http.Request, waiting.Code) : null,
            }),
            PairingProgress.RateLimited busy => Results.Json(new { state = "busy", seconds = Seconds(busy.Wait) }, statusCode: StatusCodes.Status429TooManyRequests),
            PairingProgress.Unavailable broken => Results.Json(new { state = "broken", problem = broken.Problem }, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => throw new InvalidOperationException("There is no other stand."),
        };
    }

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(Math.Max(0, time.TotalSeconds));

    private static async Task<IResult> PairAsync(HttpContext http, DisplayManagementService displayManagement, BoardRegistry boards)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (code, name, board) = ($"{form["code"]}", FormReader.Text(form, "name"), $"{form["board"]}");
        if (string.IsNullOrWhiteSpace(name) || !boards.TryFind(board, http.GetPrincipal(), out var stream))
        {
            return Back("incomplete", code);
        }

        return await TryAsync(async () =>
        {
            var said = await displayManagement.PairAsync(http, code, name, stream.Definition.Id);
            return Back(said, said == "paired" ? null : code);
        });
    }

    private static async Task<IResult> ActAsync(string id, string act, HttpContext http, DisplayManagementService displayManagement, BoardRegistry boards)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = FormReader.Text(form, "name");
        BoardStream? stream = null;
        if (act == "change" && (string.IsNullOrWhiteSpace(name) || !boards.TryFind($"{form["board"]}", http.GetPrincipal(), out stream)))
        {
            return Back("incomplete");
        }

        return await TryAsync(async () => Back(act switch
        {
            "change" => await displayManagement.ChangeAsync(http, id, name, stream!.Definition.Id),
            "identify" => await displayManagement.IdentifyAsync(http, id),
            "reload" => await displayManagement.ReloadAsync(http, id),
            _ => await displayManagement.RevokeAsync(http, id),
        }));
    }

    private static async Task<IResult> TryAsync(Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (StorageException)
        {
            return Back("broken");
        }
    }

    // The redirect carries a code and not a sentence: any site can link here, and its text must not appear on the page.
    private static IResult Back(string said, string? code = null)
    {
        var words = new Dictionary<string, string?> { ["said"] = said };
        if (code is not null)
        {
            words["code"] = code;
        }

        return Results.LocalRedirect($"~/displays{QueryString.Create(words)}");
    }
}
