using System.Security.Claims;
using Dashboard.Storage;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Revokes sessions and looks up revoked ones. Deleting a browser's cookie alone would leave copies of it valid.</summary>
internal sealed class SessionRevocation(RevokedSessionStore ended, AccessOptions settings, TimeProvider time)
{
    private readonly StoreCache<Known> _known = new(async (id, ct) => new Known(await ended.IsRevokedAsync(id, ct)), time);

    /// <summary>Returns whether the session of a principal was revoked; false for a principal without a session.</summary>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public async Task<bool> IsRevokedAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        PrincipalClaims.GetSessionId(principal) is { } id && await _known.FindAsync(id, cancellationToken) is { HasEnded: true };

    /// <summary>Revokes the session: here at once, and on other nodes within 10 seconds.</summary>
    public async Task RevokeAsync(ClaimsPrincipal principal)
    {
        if (PrincipalClaims.GetSessionId(principal) is not { } id)
        {
            return;
        }

        try
        {
            // The session ends even if the client aborts the request.
            await ended.RevokeAsync(id, settings.SessionLifetime, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The screens report that the database is unavailable. The browser at least loses its cookie.
        }

        _known.Invalidate();
    }

    private sealed record Known(bool HasEnded);
}
