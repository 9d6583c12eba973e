using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Web.Security;

/// <summary>The names of the authorization policies. An endpoint without a policy requires <see cref="Administer"/>.</summary>
internal static class AuthorizationPolicies
{
    /// <summary>View a board: users, paired displays and API clients with scope read.</summary>
    public const string ViewBoard = "see";

    /// <summary>View all data, not only one board: users and API clients with scope read.</summary>
    public const string ViewAll = "browse";

    public const string ControlCalls = "act";

    /// <summary>Control calls from a page: users only.</summary>
    public const string UseSupervisor = "supervise";

    /// <summary>Administer users, tokens and displays.</summary>
    public const string Administer = "administer";

    /// <summary>Read the host's own metrics.</summary>
    public const string ReadMetrics = "measure";

    /// <summary>Adds the policies to the options.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(ViewBoard, Of(s => s.HasRole(Role.Viewer)));
        options.AddPolicy(ViewAll, Of(s => s.Kind != PrincipalKind.Display && s.HasRole(Role.Viewer)));
        options.AddPolicy(ControlCalls, Of(s => s.HasRole(Role.Supervisor)));
        options.AddPolicy(UseSupervisor, Of(s => s.Kind is PrincipalKind.Demo or PrincipalKind.User && s.CanControlCalls));
        options.AddPolicy(Administer, Of(s => s.HasRole(Role.Administrator)));
        // Metrics cover every account and board, so the principal must be allowed to view all of them.
        options.AddPolicy(ReadMetrics, Of(s => s.CanViewAllAccounts && (s.HasRole(Role.Administrator) || s.Scopes.HasFlag(TokenScopes.Metrics))));
        options.DefaultPolicy = Of(s => s.HasRole(Role.Administrator));
        // An address without an endpoint gives 404 to an authenticated principal and a challenge to others. An endpoint that is no route is the framework's own
        // 405 or 415 response.
        options.FallbackPolicy = Of((s, http) => s.HasRole(Role.Administrator) || http?.GetEndpoint() is not RouteEndpoint);
    }

    private static AuthorizationPolicy Of(Predicate<AccessPrincipal> may) => Of((s, _) => may(s));

    private static AuthorizationPolicy Of(Func<AccessPrincipal, HttpContext?, bool> may) => new AuthorizationPolicyBuilder(AuthenticationSchemeNames.Default)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => PrincipalClaims.GetPrincipal(context.User) is { } principal && may(principal, context.Resource as HttpContext))
        .Build();
}
