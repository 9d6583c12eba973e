using System.Security.Cryptography;

namespace Dashboard.Storage.Displays;

/// <summary>
/// How a TV comes to its board: it shows a code, an administrator enters it, and the TV, which alone knows the claim
/// behind the code, fetches its token. A code is worth nothing to who guesses it: entering one takes an administrator.
/// </summary>
/// <param name="database">Where it is kept, so that any node can answer.</param>
/// <param name="time">The clock.</param>
public sealed class PairingCodeStore(Database database, TimeProvider time)
{
    /// <summary>How long a code can be entered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>What a code is made of: no 0 and O, no 1, I and L, no vowels that make words.</summary>
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>The characters of a code.</summary>
    public const int Length = 6;

    // Enough for every TV of a large fleet switched on at once; more is somebody who fills the table.
    internal const int MaxRequests = 2000;

    /// <summary>
    /// A new code for a TV. While too many wait, the oldest of the address with the most gives way: who fills the table from some
    /// addresses stops no TV at another.
    /// </summary>
    /// <param name="address">Where the TV is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The offer; null while too many wait and no address has more than this one.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<PairingRequest?> CreateAsync(string address, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow();
            if (!await MakeRoomAsync(work, address, now.ToUnixTimeMilliseconds()))
            {
                return null;
            }

            var offer = new PairingRequest(RandomNumberGenerator.GetString(Alphabet, Length), RandomToken.Create(), now + Lifetime);
            var rows = await work.ExecuteAsync(
                "INSERT INTO pairing (code, claim_hash, expires_at, address) VALUES (@Code, @hash, @until, @address) ON CONFLICT (code) DO NOTHING",
                new { offer.Code, address, hash = RandomToken.Hash(offer.Claim), until = offer.ExpiresAt.ToUnixTimeMilliseconds() });
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
    public Task<Display?> RedeemAsync(string code, string name, string board, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow();
            var display = new Display(Guid.NewGuid().ToString("N"), UntrustedText.Clean(name.Trim(), 100), board, now, DisplayStatus.None);
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
    public async Task<PairingStatus> GetStatusAsync(string claim, CancellationToken cancellationToken)
    {
        var hash = RandomToken.Hash(claim);
        // Anybody may ask, and every TV that waits does each few seconds: nothing is written for it.
        var found = await database.ReadAsync(
            work => work.FindAsync<PairingRow>(
                "SELECT p.display_id, p.expires_at, d.board FROM pairing p LEFT JOIN display d ON d.id = p.display_id WHERE p.claim_hash = @hash", new { hash }),
            cancellationToken);
        return found switch
        {
            { DisplayId: { } display, Board: { } board } => await IssueTokenAsync(hash, display, board, cancellationToken),
            { ExpiresAt: var until } when until > time.GetUtcNow().ToUnixTimeMilliseconds() => new PairingStatus(PairingState.Waiting, null, null),
            _ => new PairingStatus(PairingState.Expired, null, null),
        };
    }

    /// <summary>Removes codes that can no longer be entered.</summary>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<long> PruneAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async work => (long)await work.ExecuteAsync("DELETE FROM pairing WHERE expires_at <= @now", new { now = time.GetUtcNow().ToUnixTimeMilliseconds() }), cancellationToken);

    private static async Task<bool> MakeRoomAsync(DatabaseTransaction work, string address, long now)
    {
        const string Waiting = "FROM pairing WHERE display_id IS NULL AND expires_at > @now";
        if (await work.FindAsync<long>($"SELECT COUNT(*) {Waiting}", new { now }) < MaxRequests)
        {
            return true;
        }

        var own = await work.FindAsync<long>($"SELECT COUNT(*) {Waiting} AND address = @address", new { now, address });
        var most = await work.FindAsync<string>($"SELECT address {Waiting} GROUP BY address HAVING COUNT(*) > @own ORDER BY COUNT(*) DESC, MIN(expires_at) LIMIT 1", new { now, own });
        return most is not null && await work.ExecuteAsync(
            $"DELETE FROM pairing WHERE code = (SELECT code {Waiting} AND address = @most ORDER BY expires_at LIMIT 1)", new { now, most }) == 1;
    }

    private Task<PairingStatus> IssueTokenAsync(string hash, string display, string board, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            // Of two that ask with one claim, one gets the token.
            if (await work.ExecuteAsync("DELETE FROM pairing WHERE claim_hash = @hash", new { hash }) == 0)
            {
                return new PairingStatus(PairingState.Expired, null, null);
            }

            var token = RandomToken.Create();
            await work.ExecuteAsync("UPDATE display SET token_hash = @tokenHash WHERE id = @display", new { tokenHash = RandomToken.Hash(token), display });
            return new PairingStatus(PairingState.Paired, token, board);
        },
        cancellationToken);

    private static string Plain(string code) => UntrustedText.Clean(string.Concat(code.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant(), 20);

    private sealed record PairingRow(string? DisplayId, long ExpiresAt, string? Board);
}
