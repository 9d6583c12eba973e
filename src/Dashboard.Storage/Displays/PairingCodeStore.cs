using System.Security.Cryptography;

namespace Dashboard.Storage.Displays;

/// <summary>
/// Stores the pairing codes of unpaired displays. A display shows a code and an administrator enters it. The display then fetches its
/// access token with the claim secret that only it knows. Guessing a code is useless, because only an administrator can enter one.
/// </summary>
/// <param name="database">The database, shared by all nodes.</param>
/// <param name="time">The clock.</param>
public sealed class PairingCodeStore(Database database, TimeProvider time)
{
    /// <summary>The lifetime of a code.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The characters of a code: no 0 and O, no 1, I and L, and no vowels that could form words.</summary>
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>The length of a code.</summary>
    public const int Length = 6;

    // Enough for all displays of a large site switched on at once. More is an attempt to fill the table.
    internal const int MaxRequests = 2000;

    /// <summary>
    /// Creates a code for a display. When the table is full, the oldest code of the address with the most codes is removed. An attacker
    /// with few addresses therefore cannot block displays at other addresses.
    /// </summary>
    /// <param name="address">The display's IP address.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The code; null when the table is full and no address has more codes than this one.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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
            // About once in a few hundred thousand codes, the code is already in use. The display then requests another one.
            return rows == 1 ? offer : null;
        },
        cancellationToken);

    /// <summary>Redeems a code: creates a display and assigns the code's display to it.</summary>
    /// <param name="code">The code, in any case, with or without spaces.</param>
    /// <param name="name">The display's name.</param>
    /// <param name="board">The id of the display's board.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The new display; null when the code is unknown, expired or already used.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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

    /// <summary>Returns the pairing status to a polling display. The token is returned only once, which ends the pairing.</summary>
    /// <param name="claim">The claim secret that was issued with the code.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public async Task<PairingStatus> GetStatusAsync(string claim, CancellationToken cancellationToken)
    {
        var hash = RandomToken.Hash(claim);
        // This request is anonymous and every waiting display repeats it every few seconds, so it must not write.
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

    /// <summary>Removes expired codes.</summary>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>The number of codes removed.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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
        var topAddress = await work.FindAsync<string>($"SELECT address {Waiting} GROUP BY address HAVING COUNT(*) > @own ORDER BY COUNT(*) DESC, MIN(expires_at) LIMIT 1", new { now, own });
        return topAddress is not null && await work.ExecuteAsync(
            $"DELETE FROM pairing WHERE code = (SELECT code {Waiting} AND address = @topAddress ORDER BY expires_at LIMIT 1)", new { now, topAddress }) == 1;
    }

    private Task<PairingStatus> IssueTokenAsync(string hash, string display, string board, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            // Of two concurrent requests with one claim, only one gets the token.
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
