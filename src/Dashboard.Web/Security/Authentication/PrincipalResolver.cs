using System.Security.Claims;
using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Resolves user ids, names and tokens to principals, from a cache at most 10 seconds old.</summary>
internal sealed class PrincipalResolver(UserStore users, DisplayStore displays, TokenStore tokens, SessionRevocation ends, TimeProvider time)
{
    // A token has 64 characters. Much longer values are not hashed.
    private const int MaxTokenLength = 200;

    private readonly StoreCache<User> _people = new(users.FindAsync, time);
    private readonly StoreCache<User> _names = new(users.FindByNameAsync, time);
    private readonly StoreCache<Display> _displays = new(displays.FindByTokenAsync, time);
    private readonly StoreCache<ApiToken> _tokens = new(tokens.FindAsync, time);

    private int _changes;

    /// <summary>A counter of invalidations. A caller that saw an earlier value must revalidate.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Returns the principal of a user; null when the user was removed or has another security stamp since sign-in.</summary>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public async Task<AccessPrincipal?> FindUserAsync(string id, string? stamp, CancellationToken cancellationToken) =>
        await _people.FindAsync(id, cancellationToken) is { } user && user.SecurityStamp == stamp ? AccessPrincipal.Create(user) : null;

    /// <summary>Returns the user of a name, ignoring case; null when there is none.</summary>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public Task<User?> FindUserByNameAsync(string name, CancellationToken cancellationToken) => _names.FindAsync(name, cancellationToken);

    /// <summary>Returns the principal of a display; null when its token was revoked or never existed.</summary>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public async Task<AccessPrincipal?> FindDisplayAsync(string token, CancellationToken cancellationToken) =>
        token.Length <= MaxTokenLength && await _displays.FindAsync(token, cancellationToken) is { } display
            ? new AccessPrincipal(PrincipalKind.Display, display.Id, display.Name, Role.Viewer, TokenScopes.None, new AccessLimits([], [], [display.Board]))
            : null;

    /// <summary>Returns the principal of an API client; null when its token is not valid.</summary>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public async Task<AccessPrincipal?> FindApiClientAsync(string token, CancellationToken cancellationToken) =>
        token.Length <= MaxTokenLength && await _tokens.FindAsync(token, cancellationToken) is { } program
            ? new AccessPrincipal(PrincipalKind.ApiClient, program.Id, program.Name, Role.Viewer, program.Scopes, program.Limits)
            : null;

    /// <summary>Revalidates the principal of a long-lived hub connection; null when it is no longer valid.</summary>
    public async Task<AccessPrincipal?> RevalidateAsync(HttpContext context, AccessPrincipal principal, CancellationToken cancellationToken)
    {
        try
        {
            return principal.Kind switch
            {
                PrincipalKind.Display => await FindDisplayAsync(CookieNames.TokenOf(context.Request) ?? "", cancellationToken),
                PrincipalKind.ApiClient => await FindApiClientAsync(ApiTokenAuthenticationHandler.GetToken(context.Request) ?? "", cancellationToken),
                _ => await RevalidateAsync(context.User, principal, cancellationToken),
            };
        }
        catch (StorageException)
        {
            // While storage is unavailable the principal stays valid.
            return principal;
        }
    }

    /// <summary>Revalidates the principal of a circuit, which has no request. Displays and API clients have no circuits.</summary>
    public async Task<AccessPrincipal?> RevalidateAsync(ClaimsPrincipal user, AccessPrincipal principal, CancellationToken cancellationToken)
    {
        try
        {
            return principal.Kind switch
            {
                PrincipalKind.Demo => principal,
                PrincipalKind.User when await ends.IsRevokedAsync(user, cancellationToken) => null,
                PrincipalKind.User => await FindUserAsync(principal.Id, PrincipalClaims.GetSecurityStamp(user), cancellationToken),
                _ => null,
            };
        }
        catch (StorageException)
        {
            return principal;
        }
    }

    /// <summary>Invalidates all cached entries after a user, display or token was changed, revoked or removed.</summary>
    public void Invalidate()
    {
        _people.Invalidate();
        _names.Invalidate();
        _displays.Invalidate();
        _tokens.Invalidate();
        Interlocked.Increment(ref _changes);
    }
}
