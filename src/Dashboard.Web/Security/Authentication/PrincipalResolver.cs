using System.Security.Claims;
using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Who comes with what, as the store has it at most seconds ago.</summary>
internal sealed class PrincipalResolver(UserStore users, DisplayStore displays, TokenStore tokens, SessionRevocation ends, TimeProvider time)
{
    // A token is 64 characters; longer ones are no tokens and need not be hashed.
    private const int MaxTokenLength = 200;

    private readonly StoreCache<User> _people = new(users.FindAsync, time);
    private readonly StoreCache<User> _names = new(users.FindByNameAsync, time);
    private readonly StoreCache<Display> _displays = new(displays.FindByTokenAsync, time);
    private readonly StoreCache<ApiToken> _tokens = new(tokens.FindAsync, time);

    private int _changes;

    /// <summary>Counts the changes: whoever looked at an earlier count looks again.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>What a person may now; null when they were removed or changed since they signed in.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<AccessPrincipal?> FindUserAsync(string id, string? stamp, CancellationToken cancellationToken) =>
        await _people.FindAsync(id, cancellationToken) is { } user && user.SecurityStamp == stamp ? AccessPrincipal.Create(user) : null;

    /// <summary>Who signs in by a name, case ignored; null when nobody does.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public Task<User?> FindUserByNameAsync(string name, CancellationToken cancellationToken) => _names.FindAsync(name, cancellationToken);

    /// <summary>What a display may; null when it was revoked or never paired.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<AccessPrincipal?> FindDisplayAsync(string token, CancellationToken cancellationToken) =>
        token.Length <= MaxTokenLength && await _displays.FindAsync(token, cancellationToken) is { } display
            ? new AccessPrincipal(PrincipalKind.Display, display.Id, display.Name, Role.Viewer, TokenScopes.None, new AccessLimits([], [], [display.Board]))
            : null;

    /// <summary>What a program may; null for a token that is good no more.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<AccessPrincipal?> FindApiClientAsync(string token, CancellationToken cancellationToken) =>
        token.Length <= MaxTokenLength && await _tokens.FindAsync(token, cancellationToken) is { } program
            ? new AccessPrincipal(PrincipalKind.ApiClient, program.Id, program.Name, Role.Viewer, program.Scopes, program.Limits)
            : null;

    /// <summary>Whether who came in some time ago may still do what they could: asked while a hub connection lasts.</summary>
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
            // Nobody was removed by a database that does not answer.
            return principal;
        }
    }

    /// <summary>The same for a page that lives on without a request: people alone open those.</summary>
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

    /// <summary>Somebody was changed, revoked or removed: it holds from now on.</summary>
    public void Invalidate()
    {
        _people.Invalidate();
        _names.Invalidate();
        _displays.Invalidate();
        _tokens.Invalidate();
        Interlocked.Increment(ref _changes);
    }
}
