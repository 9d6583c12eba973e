namespace Dashboard.Storage;

/// <summary>What tells this installation from others: kept in its database, so that all its nodes and each of its restarts have the same.</summary>
/// <param name="database">Where.</param>
public sealed class Installation(Database database)
{
    private const int IdLength = 12;

    /// <summary>Its id; made when it is first asked for.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Twelve hexadecimal digits.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(FindAsync, cancellationToken) ?? await database.WriteAsync(
            async work =>
            {
                // Of nodes that start together one makes it.
                await work.ExecuteAsync("INSERT INTO installation (place, id) VALUES (1, @id) ON CONFLICT (place) DO NOTHING", new { id = RandomToken.Create()[..IdLength] });
                return (await FindAsync(work))!;
            },
            cancellationToken);

    private static Task<string?> FindAsync(DatabaseTransaction work) => work.FindAsync<string>("SELECT id FROM installation");
}
