using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Access;

/// <summary>
/// What happens at <c>/display</c>: a TV that is let in goes on to its board; another is given a code to show, and its token
/// once the code was entered. Strangers ask all of it, so each address has its measure.
/// </summary>
internal sealed class Pairing(PairingCodes codes, TimeProvider time)
{
    /// <summary>Codes for one address within a code's lifetime: a building whose TVs are switched on at once.</summary>
    public const int OffersPerAddress = 100;

    /// <summary>Claims from one address, in that time, that no code belongs to: each such TV comes with one that expired.</summary>
    public const int MissesPerAddress = 200;

    private static readonly TimeSpan WhileFull = TimeSpan.FromSeconds(30);
    private readonly AttemptLimiter _offers = new(time, OffersPerAddress, PairingCodes.Lifetime);
    private readonly AttemptLimiter _misses = new(time, MissesPerAddress, PairingCodes.Lifetime);

    /// <summary>Where a TV stands. It is given by cookie what it needs to ask again, and its token once it is let in.</summary>
    public async Task<PairingStand> AskAsync(HttpContext context)
    {
        var known = await context.AuthenticateAsync(Schemes.Display);
        if (known.Failure is StorageException failure)
        {
            return new PairingStand.Broken(failure.Message);
        }

        if (SightClaims.Of(known.Principal) is { Kind: SightKind.Display } sight)
        {
            return new PairingStand.Paired(sight.Limits.Boards[0]);
        }

        try
        {
            return await WaitAsync(context) ?? await OfferAsync(context);
        }
        catch (StorageException e)
        {
            return new PairingStand.Broken(e.Message);
        }
    }

    private async Task<PairingStand?> WaitAsync(HttpContext context)
    {
        if (HeldCode.Of(context.Request) is not { } held)
        {
            return null;
        }

        var address = context.Connection.RemoteIpAddress;
        if (_misses.Wait(Network.Of(address)) is { } wait)
        {
            return new PairingStand.Busy(wait);
        }

        // The token is told once: it is not lost because whoever asked hung up meanwhile.
        var answer = await codes.AskAsync(held.Claim, CancellationToken.None);
        switch (answer)
        {
            case { State: PairingState.Paired, Token: { } token, Board: { } board }:
                HeldCode.Drop(context);
                DisplayCookie.Give(context, token);
                return new PairingStand.Paired(board);
            case { State: PairingState.Waiting }:
                return new PairingStand.Waiting(held.Code, held.Until, IsNew: false);
            default:
                _misses.Take(Network.Of(address));
                return null;
        }
    }

    private async Task<PairingStand> OfferAsync(HttpContext context)
    {
        var network = Network.Of(context.Connection.RemoteIpAddress);
        if (_offers.Take(network) is { } wait)
        {
            return new PairingStand.Busy(wait);
        }

        // The first may be a code that another TV shows.
        if ((await codes.OfferAsync(network, context.RequestAborted) ?? await codes.OfferAsync(network, context.RequestAborted)) is not { } offer)
        {
            return new PairingStand.Busy(WhileFull);
        }

        new HeldCode(offer.Claim, offer.Code, offer.ExpiresAt).Give(context);
        return new PairingStand.Waiting(offer.Code, offer.ExpiresAt, IsNew: true);
    }
}
