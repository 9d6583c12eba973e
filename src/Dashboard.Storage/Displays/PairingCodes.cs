using System.Security.Cryptography;

namespace Dashboard.Storage.Displays;

/// <summary>
/// How a TV comes to its board: it shows a code, an administrator enters it, and the TV, which alone knows the claim
/// behind the code, fetches its token. A code is worth nothing to who guesses it: entering one takes an administrator.
/// </summary>
/// <param name="database">Where it is kept, so that any node can answer.</param>
/// <param name="time">The clock.</param>
public sealed class PairingCodes(Database database, TimeProvider time)
{
    /// <summary>How long a code can be entered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>What a code is made of: no 0 and O, no 1, I and L, no vowels that make words.</summary>
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>The characters of a code.</summary>
    public const int Length = 6;

    // Enough for every TV of a large fleet switched on at once; more is somebody who fills the table.
    private const int MostOffers = 2000;

    /// <summary>A new code for a TV.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The offer; null while too many wait.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<PairingOffer?> OfferAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow();
            if (await work.FindAsync<long>("SELECT COUNT(*) FROM pairing WHERE expires_at > @now", new { now = now.ToUnixTimeMilliseconds() }) >= MostOffers)
            {
                return null;
            }

            var offer = new PairingOffer(RandomNumberGenerator.GetString(Alphabet, Length), Secret.Make(), now + Lifetime);
            var rows = await work.ExecuteAsync(
                "INSERT INTO pairing (code, claim_hash, expires_at) VALUES (@Code, @hash, @until) ON CONFLICT (code) DO NOTHING",
                new { offer.Code, hash = Secret.Hash(offer.Claim), until = offer.ExpiresAt.ToUnixTimeMilliseconds() });
            // Once in a few hundred thousand that very code is on another TV: this one asks again.
            return rows == 1 ? offer : null;
        },
        cancellationToken);

    /// <summary>Enters a code: the TV that shows it gets a board.</summary>
    /// <param name="code">The code, in any case, with or without spaces.</param>
    /// <param name="name">What the display is to be called.</param>
    /// <param name="board">Its board.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new display; null when no TV shows that code, or no longer.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<Display?> EnterAsync(string code, string name, string board, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow();
            var display = new Display(Guid.NewGuid().ToString("N"), HostileText.Clean(name.Trim(), 100), board, now, DisplayReport.None);
            await work.ExecuteAsync(
                "INSERT INTO display (id, name, board, created_at, address, viewport, version) VALUES (@Id, @Name, @Board, @at, '', '', '')",
                new { display.Id, display.Name, display.Board, at = now.ToUnixTimeMilliseconds() });
            var taken = await work.ExecuteAsync(
                "UPDATE pairing SET display_id = @Id WHERE code = @code AND display_id IS NULL AND expires_at > @at",
                new { display.Id, code = Plain(code), at = now.ToUnixTimeMilliseconds() });
            if (taken == 1)
            {
                return display;
            }

            await work.ExecuteAsync("DELETE FROM display WHERE id = @Id", new { display.Id });
            return null;
        },
        cancellationToken);

    /// <summary>A TV asks whether its code was entered. The token is told once: the pairing is then over.</summary>
    /// <param name="claim">What came with the code.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<PairingAnswer> AskAsync(string claim, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var hash = Secret.Hash(claim);
            var found = await work.FindAsync<PairingRow>(
                "SELECT p.display_id, p.expires_at, d.board FROM pairing p LEFT JOIN display d ON d.id = p.display_id WHERE p.claim_hash = @hash", new { hash });
            if (found is null || (found.DisplayId is null && found.ExpiresAt <= time.GetUtcNow().ToUnixTimeMilliseconds()))
            {
                return new PairingAnswer(PairingState.Expired, null, null);
            }

            if (found.DisplayId is null)
            {
                return new PairingAnswer(PairingState.Waiting, null, null);
            }

            // Of two that ask with one claim, one gets the token.
            if (await work.ExecuteAsync("DELETE FROM pairing WHERE claim_hash = @hash", new { hash }) == 0)
            {
                return new PairingAnswer(PairingState.Expired, null, null);
            }

            var token = Secret.Make();
            await work.ExecuteAsync("UPDATE display SET token_hash = @tokenHash WHERE id = @id", new { tokenHash = Secret.Hash(token), id = found.DisplayId });
            return new PairingAnswer(PairingState.Paired, token, found.Board);
        },
        cancellationToken);

    /// <summary>Removes codes that can no longer be entered.</summary>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<long> PruneAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async work => (long)await work.ExecuteAsync("DELETE FROM pairing WHERE expires_at <= @now", new { now = time.GetUtcNow().ToUnixTimeMilliseconds() }), cancellationToken);

    private static string Plain(string code) => HostileText.Clean(string.Concat(code.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant(), 20);

    private sealed record PairingRow(string? DisplayId, long ExpiresAt, string? Board);
}
