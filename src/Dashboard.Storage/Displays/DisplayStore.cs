namespace Dashboard.Storage.Displays;

/// <summary>The displays that were let in.</summary>
/// <param name="database">Where they are kept.</param>
public sealed class DisplayStore(Database database)
{
    /// <summary>All of them, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<Display>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Display>>(
        async work => [.. (await work.ListAsync<DisplayRow>($"SELECT {DisplayRow.Columns} FROM display ORDER BY name, id")).Select(r => r.ToDisplay())], cancellationToken);

    /// <summary>Who comes with a token; null for a token that was never given, or was revoked.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<Display?> FindByTokenAsync(string token, CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<DisplayRow>(
            $"SELECT {DisplayRow.Columns} FROM display WHERE token_hash = @hash", new { hash = RandomToken.Hash(token) }))?.ToDisplay(),
        cancellationToken);

    /// <summary>Gives a display another name or board.</summary>
    /// <param name="id">The display's id.</param>
    /// <param name="name">The name.</param>
    /// <param name="board">The board.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there is such a display.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<bool> ChangeAsync(string id, string name, string board, CancellationToken cancellationToken) => database.WriteAsync(
        async work => await work.ExecuteAsync(
            "UPDATE display SET name = @name, board = @board WHERE id = @id", new { id, name = UntrustedText.Clean(name.Trim(), 100), board }) == 1,
        cancellationToken);

    /// <summary>Notes what a display tells of itself.</summary>
    /// <param name="id">The display's id.</param>
    /// <param name="seen">What it told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task UpdateStatusAsync(string id, DisplayStatus seen, CancellationToken cancellationToken) => database.WriteAsync(
        work => work.ExecuteAsync(
            "UPDATE display SET address = @address, viewport = @viewport, version = @version, painted_at = @painted WHERE id = @id",
            new
            {
                id, address = UntrustedText.Clean(seen.Address, 60), viewport = UntrustedText.Clean(seen.Viewport, 20), version = UntrustedText.Clean(seen.Version, 60),
                painted = seen.PaintedAt?.ToUnixTimeMilliseconds(),
            }),
        cancellationToken);

    /// <summary>Lets a display in no more.</summary>
    /// <param name="id">The display's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was such a display.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async work => await work.ExecuteAsync("DELETE FROM display WHERE id = @id", new { id }) == 1, cancellationToken);
}
