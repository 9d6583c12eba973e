using Dashboard.Storage;
using Dashboard.Web.Access.Desk;
using Dashboard.Web.Live;

namespace Dashboard.Web.Access;

/// <summary>What TVs ask before they are let in, and what administrators do with those that are.</summary>
internal static class DisplayEndpoints
{
    /// <summary>Maps <c>/display/ask</c> and what the forms of <c>/displays</c> send.</summary>
    public static void MapDisplays(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/display/ask", AskAsync).AllowAnonymous();
        var fleet = routes.MapGroup("/displays").RequireAuthorization(Policies.Administer).AddEndpointFilter<Guarded>();
        fleet.MapPost("/pair", PairAsync);
        fleet.MapPost("/{id}/{act:regex(^(change|identify|reload|revoke)$)}", ActAsync);
    }

    /// <summary>A board's wall.</summary>
    public static string WallOf(string board) => $"/wall/{Uri.EscapeDataString(board)}";

    private static async Task<IResult> AskAsync(HttpContext http, Pairing pairing, BoardDirectory boards, TimeProvider time)
    {
        if (!OwnOrigin.IsOwn(http.Request))
        {
            return Results.Problem("Only this host's own pages may ask for that.", statusCode: StatusCodes.Status403Forbidden);
        }

        return await pairing.AskAsync(http) switch
        {
            PairingStand.Paired paired => boards.TryFind(paired.Board, out _)
                ? Results.Json(new { state = "paired", to = LocalPath.At(http.Request, WallOf(paired.Board)) })
                : Results.Json(new { state = "boardless" }),
            PairingStand.Waiting waiting => Results.Json(new
            {
                state = "waiting",
                code = waiting.Code,
                seconds = Seconds(waiting.Until - time.GetUtcNow()),
                picture = waiting.IsNew ? PairingPicture.Of(http.Request, waiting.Code) : null,
            }),
            PairingStand.Busy busy => Results.Json(new { state = "busy", seconds = Seconds(busy.Wait) }, statusCode: StatusCodes.Status429TooManyRequests),
            PairingStand.Broken broken => Results.Json(new { state = "broken", problem = broken.Problem }, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => throw new InvalidOperationException("There is no other stand."),
        };
    }

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(Math.Max(0, time.TotalSeconds));

    private static async Task<IResult> PairAsync(HttpContext http, Fleet fleet, BoardDirectory boards)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (code, name, board) = ($"{form["code"]}", Typed.Text(form, "name"), $"{form["board"]}");
        if (string.IsNullOrWhiteSpace(name) || !boards.TryFind(board, http.Sight(), out var feed))
        {
            return Back("incomplete", code);
        }

        return await TryAsync(async () =>
        {
            var said = await fleet.PairAsync(http, code, name, feed.Definition.Id);
            return Back(said, said == "paired" ? null : code);
        });
    }

    private static async Task<IResult> ActAsync(string id, string act, HttpContext http, Fleet fleet, BoardDirectory boards)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = Typed.Text(form, "name");
        BoardFeed? feed = null;
        if (act == "change" && (string.IsNullOrWhiteSpace(name) || !boards.TryFind($"{form["board"]}", http.Sight(), out feed)))
        {
            return Back("incomplete");
        }

        return await TryAsync(async () => Back(act switch
        {
            "change" => await fleet.ChangeAsync(http, id, name, feed!.Definition.Id),
            "identify" => await fleet.IdentifyAsync(http, id),
            "reload" => await fleet.ReloadAsync(http, id),
            _ => await fleet.RevokeAsync(http, id),
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

    // The page's address carries a word and not a sentence: a sentence could be anybody's.
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
