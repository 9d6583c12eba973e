using System.Security.Claims;
using Dashboard.Storage;
using Dashboard.Storage.People;

namespace Dashboard.Web.Access;

/// <summary>Ends sessions, and knows which have ended. Taking a cookie from a browser does not take the copies that others have of it.</summary>
internal sealed class SessionEnds(EndedSessions ended, AccessSettings settings, TimeProvider time)
{
    private readonly Recent<Known> _known = new(async (id, ct) => new Known(await ended.IsEndedAsync(id, ct)), time);

    /// <summary>Whether the session of a principal has ended; who came in by no session has none that could.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<bool> HasEndedAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        SightClaims.SessionOf(principal) is { } id && await _known.FindAsync(id, cancellationToken) is { HasEnded: true };

    /// <summary>Ends it, here at once and on other nodes within seconds.</summary>
    public async Task EndAsync(ClaimsPrincipal principal)
    {
        if (SightClaims.SessionOf(principal) is not { } id)
        {
            return;
        }

        try
        {
            // Whoever breaks the connection off meanwhile is signed out nevertheless.
            await ended.EndAsync(id, settings.SessionLifetime, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The screens say that the store does not work; the browser at least loses its cookie.
        }

        _known.Forget();
    }

    private sealed record Known(bool HasEnded);
}
