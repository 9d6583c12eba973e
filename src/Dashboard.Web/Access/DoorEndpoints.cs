using Dashboard.Web.Api.Described;

namespace Dashboard.Web.Access;

/// <summary>The ways out, and who one is.</summary>
internal static class DoorEndpoints
{
    /// <summary>Maps <c>/sign-out</c> and <c>/api/v1/me</c>.</summary>
    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Policies.See).AddEndpointFilter<Guarded>();
        if (routes.ServiceProvider.GetRequiredService<AccessSettings>() is { IsOpen: false, OAuth: not null })
        {
            OAuthSignIn.Map(routes);
        }

        routes.MapGet("/api/v1/me", (HttpContext http) => Me(http.Sight())).RequireAuthorization(Policies.See).Tells<MeShape>("readMe", "Who asks, and what they may.");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, Auditor auditor)
    {
        await auditor.NoteAsync(http, "signed out");
        await Session.EndAsync(http);
        SignedOut.ClearBrowser(http.Response);
        return Results.LocalRedirect($"~/{SignedOut.Page}");
    }

    private static IResult Me(Sight sight) => Results.Json(new
    {
        kind = $"{sight.Kind}",
        name = sight.Name,
        role = sight.Kind == SightKind.Person ? $"{sight.Role}" : null,
        mayAct = sight.MayAct,
        mayAdminister = sight.MayAdminister,
        accounts = sight.Limits.Accounts,
        teams = sight.Limits.Teams,
        boards = sight.Limits.Boards,
    });
}
