using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Web.Security;

/// <summary>What an endpoint asks for. One that names none of them asks for <see cref="Administer"/>: nothing is open by being forgotten.</summary>
internal static class AuthorizationPolicies
{
    /// <summary>To see a board: people, paired displays and programs that may read.</summary>
    public const string ViewBoard = "see";

    /// <summary>To see more than one's board: people and programs that may read.</summary>
    public const string ViewAll = "browse";

    /// <summary>To act on calls.</summary>
    public const string ControlCalls = "act";

    /// <summary>To act on calls from a page: people alone.</summary>
    public const string UseSupervisor = "supervise";

    /// <summary>To decide who else may.</summary>
    public const string Administer = "administer";

    /// <summary>To read figures of the program itself.</summary>
    public const string ReadMetrics = "measure";

    /// <summary>Adds them.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(ViewBoard, Of(s => s.HasRole(Role.Viewer)));
        options.AddPolicy(ViewAll, Of(s => s.Kind != PrincipalKind.Display && s.HasRole(Role.Viewer)));
        options.AddPolicy(ControlCalls, Of(s => s.HasRole(Role.Supervisor)));
        options.AddPolicy(UseSupervisor, Of(s => s.Kind is PrincipalKind.Demo or PrincipalKind.User && s.CanControlCalls));
        options.AddPolicy(Administer, Of(s => s.HasRole(Role.Administrator)));
        // They count every account and board: none but who may see all of them.
        options.AddPolicy(ReadMetrics, Of(s => s.CanViewAllAccounts && (s.HasRole(Role.Administrator) || s.Scopes.HasFlag(TokenScopes.Metrics))));
        options.DefaultPolicy = Of(s => s.HasRole(Role.Administrator));
        // Where there is nothing at all, whoever is known is told so, and a stranger is not. What is no route is the framework's
        // own word that there is nothing for this method or this kind of body.
        options.FallbackPolicy = Of((s, http) => s.HasRole(Role.Administrator) || http?.GetEndpoint() is not RouteEndpoint);
    }

    private static AuthorizationPolicy Of(Predicate<AccessPrincipal> may) => Of((s, _) => may(s));

    private static AuthorizationPolicy Of(Func<AccessPrincipal, HttpContext?, bool> may) => new AuthorizationPolicyBuilder(AuthenticationSchemeNames.Default)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => PrincipalClaims.GetPrincipal(context.User) is { } principal && may(principal, context.Resource as HttpContext))
        .Build();
}
