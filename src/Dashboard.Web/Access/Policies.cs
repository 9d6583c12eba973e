using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Web.Access;

/// <summary>What an endpoint asks for. One that names none of them asks for <see cref="Administer"/>: nothing is open by being forgotten.</summary>
internal static class Policies
{
    /// <summary>To see a board: people, paired displays and programs that may read.</summary>
    public const string See = "see";

    /// <summary>To see more than one's board: people and programs that may read.</summary>
    public const string Browse = "browse";

    /// <summary>To act on calls.</summary>
    public const string Act = "act";

    /// <summary>To act on calls from a page: people alone.</summary>
    public const string Supervise = "supervise";

    /// <summary>To decide who else may.</summary>
    public const string Administer = "administer";

    /// <summary>To read figures of the program itself.</summary>
    public const string Measure = "measure";

    /// <summary>Adds them.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(See, Of(s => s.May(Role.Viewer)));
        options.AddPolicy(Browse, Of(s => s.Kind != SightKind.Display && s.May(Role.Viewer)));
        options.AddPolicy(Act, Of(s => s.May(Role.Supervisor)));
        options.AddPolicy(Supervise, Of(s => s.Kind is SightKind.Demo or SightKind.Person && s.MayAct));
        options.AddPolicy(Administer, Of(s => s.May(Role.Administrator)));
        // They count every account and board: none but who may see all of them.
        options.AddPolicy(Measure, Of(s => s.SeesEveryAccount && (s.May(Role.Administrator) || s.Scopes.HasFlag(TokenScopes.Metrics))));
        options.DefaultPolicy = Of(s => s.May(Role.Administrator));
        // Where there is nothing at all, whoever is known is told so, and a stranger is not. What is no route is the framework's
        // own word that there is nothing for this method or this kind of body.
        options.FallbackPolicy = Of((s, http) => s.May(Role.Administrator) || http?.GetEndpoint() is not RouteEndpoint);
    }

    private static AuthorizationPolicy Of(Predicate<Sight> may) => Of((s, _) => may(s));

    private static AuthorizationPolicy Of(Func<Sight, HttpContext?, bool> may) => new AuthorizationPolicyBuilder(Schemes.Any)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => SightClaims.Of(context.User) is { } sight && may(sight, context.Resource as HttpContext))
        .Build();
}
