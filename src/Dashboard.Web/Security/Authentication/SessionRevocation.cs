using System.Security.Claims;
using Dashboard.Storage;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Ends sessions, and knows which have ended. Taking a cookie from a browser does not take the copies that others have of it.</summary>
internal sealed class SessionRevocation(RevokedSessionStore ended, AccessOptions settings, TimeProvider time)
{
    private readonly StoreCache<Known> _known = new(async (id, ct) => new Known(await ended.IsRevokedAsync(id, ct)), time);

    /// <summary>Whether the session of a principal has ended; who came in by no session has none that could.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<bool> IsRevokedAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        PrincipalClaims.GetSessionId(principal) is { } id && await _known.FindAsync(id, cancellationToken) is { HasEnded: true };

    /// <summary>Ends it, here at once and on other nodes within seconds.</summary>
    public async Task RevokeAsync(ClaimsPrincipal principal)
    {
        if (PrincipalClaims.GetSessionId(principal) is not { } id)
        {
            return;
        }

        try
        {
            // Whoever breaks the connection off meanwhile is signed out nevertheless.
            await ended.RevokeAsync(id, settings.SessionLifetime, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The screens say that the store does not work; the browser at least loses its cookie.
        }

        _known.Invalidate();
    }

    private sealed record Known(bool HasEnded);
}
