namespace Dashboard.Storage;

/// <summary>The id of this installation. It is stored in the database, so that all nodes share it and it survives restarts.</summary>
/// <param name="database">The database.</param>
public sealed class Installation(Database database)
{
    private const int IdLength = 12;

    /// <summary>Returns the id; creates it on first use.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Twelve hexadecimal digits.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(FindAsync, cancellationToken) ?? await database.WriteAsync(
            async work =>
            {
                // Of several nodes that start together, only one creates the id.
                await work.ExecuteAsync("INSERT INTO installation (place, id) VALUES (1, @id) ON CONFLICT (place) DO NOTHING", new { id = RandomToken.Create()[..IdLength] });
                return (await FindAsync(work))!;
            },
            cancellationToken);

    private static Task<string?> FindAsync(DatabaseTransaction work) => work.FindAsync<string>("SELECT id FROM installation");
}
