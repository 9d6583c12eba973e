using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Features.Displays;

/// <summary>
/// The pairing process at <c>/display</c>. A paired display continues to its board. An unpaired display receives a code to show, and
/// its token once an administrator has entered the code. Requests are anonymous, so both are limited per client address.
/// </summary>
internal sealed class PairingService(PairingCodeStore codes, TimeProvider time)
{
    /// <summary>The maximum number of codes for one address within a code's lifetime. Enough for a building where all TVs are switched on together.</summary>
    public const int OffersPerAddress = 100;

    /// <summary>The maximum number of unknown claims from one address within a code's lifetime. A display sends one when its code has expired.</summary>
    public const int MissesPerAddress = 200;

    private static readonly TimeSpan WhileFull = TimeSpan.FromSeconds(30);
    private readonly AttemptLimiter _offers = new(time, OffersPerAddress, PairingCodeStore.Lifetime);
    private readonly AttemptLimiter _misses = new(time, MissesPerAddress, PairingCodeStore.Lifetime);

    /// <summary>Returns a display's pairing state. Sets the pairing cookie for a new code and the display cookie once the display is paired.</summary>
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

        // The token is returned only once, so an aborted request must not cancel the call that consumes it.
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

        // The first attempt can collide with a code that another display shows, so it is repeated once.
        if ((await codes.CreateAsync(network, context.RequestAborted) ?? await codes.CreateAsync(network, context.RequestAborted)) is not { } offer)
        {
            return new PairingProgress.RateLimited(WhileFull);
        }

        new PairingCookie(offer.Claim, offer.Code, offer.ExpiresAt).Write(context);
        return new PairingProgress.Waiting(offer.Code, offer.ExpiresAt, IsNew: true);
    }
}
