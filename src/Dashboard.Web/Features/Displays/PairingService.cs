using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Features.Displays;

/// <summary>
/// What happens at <c>/display</c>: a TV that is let in goes on to its board; another is given a code to show, and its token
/// once the code was entered. Strangers ask all of it, so each address has its measure.
/// </summary>
internal sealed class PairingService(PairingCodeStore codes, TimeProvider time)
{
    /// <summary>Codes for one address within a code's lifetime: a building whose TVs are switched on at once.</summary>
    public const int OffersPerAddress = 100;

    /// <summary>Claims from one address, in that time, that no code belongs to: each such TV comes with one that expired.</summary>
    public const int MissesPerAddress = 200;

    private static readonly TimeSpan WhileFull = TimeSpan.FromSeconds(30);
    private readonly AttemptLimiter _offers = new(time, OffersPerAddress, PairingCodeStore.Lifetime);
    private readonly AttemptLimiter _misses = new(time, MissesPerAddress, PairingCodeStore.Lifetime);

    /// <summary>Where a TV stands. It is given by cookie what it needs to ask again, and its token once it is let in.</summary>
    public async Task<PairingProgress> GetProgressAsync(HttpContext context)
    {
        var known = await context.AuthenticateAsync(AuthenticationSchemeNames.DisplayCookie);
        if (known.Failure is StorageException failure)
        {
            return new PairingProgress.Unavailable(failure.Message);
        }

        if (PrincipalClaims.GetPrincipal(known.Principal) is { Kind: PrincipalKind.Display } principal)
        {
            return new PairingProgress.Paired(principal.Limits.Boards[0]);
        }

        try
        {
            return await WaitAsync(context) ?? await OfferAsync(context);
        }
        catch (StorageException e)
        {
            return new PairingProgress.Unavailable(e.Message);
        }
    }

    private async Task<PairingProgress?> WaitAsync(HttpContext context)
    {
        if (PairingCookie.Read(context.Request) is not { } held)
        {
            return null;
        }

        var address = context.Connection.RemoteIpAddress;
        if (_misses.Wait(ClientAddress.GetPartitionKey(address)) is { } wait)
        {
            return new PairingProgress.RateLimited(wait);
        }

        // The token is told once: it is not lost because whoever asked hung up meanwhile.
        var answer = await codes.GetStatusAsync(held.Claim, CancellationToken.None);
        switch (answer)
        {
            case { State: PairingState.Paired, Token: { } token, Board: { } board }:
                PairingCookie.Delete(context);
                DisplayCookie.Write(context, token);
                return new PairingProgress.Paired(board);
            case { State: PairingState.Waiting }:
                return new PairingProgress.Waiting(held.Code, held.Until, IsNew: false);
            default:
                _misses.TryAcquire(ClientAddress.GetPartitionKey(address));
                return null;
        }
    }

    private async Task<PairingProgress> OfferAsync(HttpContext context)
    {
        var network = ClientAddress.GetPartitionKey(context.Connection.RemoteIpAddress);
        if (_offers.TryAcquire(network) is { } wait)
        {
            return new PairingProgress.RateLimited(wait);
        }

        // The first may be a code that another TV shows.
        if ((await codes.CreateAsync(network, context.RequestAborted) ?? await codes.CreateAsync(network, context.RequestAborted)) is not { } offer)
        {
            return new PairingProgress.RateLimited(WhileFull);
        }

        new PairingCookie(offer.Claim, offer.Code, offer.ExpiresAt).Write(context);
        return new PairingProgress.Waiting(offer.Code, offer.ExpiresAt, IsNew: true);
    }
}
