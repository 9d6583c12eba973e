namespace Dashboard.Storage.Displays;

/// <summary>Stores the paired displays.</summary>
/// <param name="database">The database.</param>
public sealed class DisplayStore(Database database)
{
    /// <summary>Returns all displays, ordered by name.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<IReadOnlyList<Display>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Display>>(
        async work => [.. (await work.ListAsync<DisplayRow>($"SELECT {DisplayRow.Columns} FROM display ORDER BY name, id")).Select(r => r.ToDisplay())], cancellationToken);

    /// <summary>Returns the display with an access token; null for an unknown or revoked token.</summary>
    /// <param name="token">The access token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<Display?> FindByTokenAsync(string token, CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<DisplayRow>(
            $"SELECT {DisplayRow.Columns} FROM display WHERE token_hash = @hash", new { hash = RandomToken.Hash(token) }))?.ToDisplay(),
        cancellationToken);

    /// <summary>Changes the name and the board of a display.</summary>
    /// <param name="id">The display's id.</param>
    /// <param name="name">The new name.</param>
    /// <param name="board">The id of the new board.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the display exists.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<bool> ChangeAsync(string id, string name, string board, CancellationToken cancellationToken) => database.WriteAsync(
        async work => await work.ExecuteAsync(
            "UPDATE display SET name = @name, board = @board WHERE id = @id", new { id, name = UntrustedText.Clean(name.Trim(), 100), board }) == 1,
        cancellationToken);

    /// <summary>Stores the status that a display reported.</summary>
    /// <param name="id">The display's id.</param>
    /// <param name="seen">The reported status.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task UpdateStatusAsync(string id, DisplayStatus seen, CancellationToken cancellationToken) => database.WriteAsync(
        work => work.ExecuteAsync(
            "UPDATE display SET address = @address, viewport = @viewport, version = @version, painted_at = @painted WHERE id = @id",
            new
            {
                id, address = UntrustedText.Clean(seen.Address, 60), viewport = UntrustedText.Clean(seen.Viewport, 20), version = UntrustedText.Clean(seen.Version, 60),
                painted = seen.PaintedAt?.ToUnixTimeMilliseconds(),
            }),
        cancellationToken);

    /// <summary>Removes a display. Its token becomes invalid.</summary>
    /// <param name="id">The display's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the display existed.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async work => await work.ExecuteAsync("DELETE FROM display WHERE id = @id", new { id }) == 1, cancellationToken);
}
