using System.Security.Cryptography;

namespace Dashboard.Storage.Users;

/// <summary>Who may sign in.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="time">The clock.</param>
public sealed class UserStore(Database database, TimeProvider time)
{
    private const long LockName = 0x50_65_6F_70;
    private const string Columns = "id, name, role, limits, password_hash, stamp, created_at, changed_at";

    /// <summary>Everybody, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<User>>(
        async work => [.. (await work.ListAsync<UserRow>($"SELECT {Columns} FROM person ORDER BY name_key")).Select(r => r.ToUser())], cancellationToken);

    /// <summary>Finds somebody by the name they sign in by, case ignored; null when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<User?> FindByNameAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<UserRow>($"SELECT {Columns} FROM person WHERE name_key = @key", new { key = KeyOf(name) }))?.ToUser(), cancellationToken);

    /// <summary>Finds somebody; null when there is none, or no longer.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<User?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(work => FindAsync(work, id), cancellationToken);

    /// <summary>Lets somebody in.</summary>
    /// <param name="name">The name to sign in by.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="limits">What they may see.</param>
    /// <param name="passwordHash">Of the password; null for one who signs in elsewhere only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="UserUpdateResult.Done"/> or <see cref="UserUpdateResult.NameTaken"/>.</returns>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<UserUpdateResult> AddAsync(string name, Role role, AccessLimits limits, string? passwordHash, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var rows = await work.ExecuteAsync(
                "INSERT INTO person (id, name, name_key, role, limits, password_hash, stamp, created_at, changed_at) "
                + "VALUES (@id, @name, @key, @role, @limits, @passwordHash, @stamp, @now, @now) ON CONFLICT (name_key) DO NOTHING",
                new { id = Guid.NewGuid().ToString("N"), name = Written(name), key = KeyOf(name), role = $"{role}", limits = limits.ToJson(), passwordHash, stamp = Stamp(), now });
            return rows == 0 ? UserUpdateResult.NameTaken : UserUpdateResult.Done;
        },
        cancellationToken);

    /// <summary>Changes what somebody may do and see, or the password. Their sessions end.</summary>
    /// <param name="changed">As they shall be; the stamp is made anew.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<UserUpdateResult> ChangeAsync(User changed, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            await work.LockAsync(LockName);
            if (await FindAsync(work, changed.Id) is not { } known)
            {
                return UserUpdateResult.NotFound;
            }

            if (known.CanAdminister && !changed.CanAdminister && await IsLastAdministratorAsync(work))
            {
                return UserUpdateResult.LastAdministrator;
            }

            if (await work.FindAsync<string>("SELECT id FROM person WHERE name_key = @key", new { key = KeyOf(changed.Name) }) is { } other && other != changed.Id)
            {
                return UserUpdateResult.NameTaken;
            }

            await work.ExecuteAsync(
                "UPDATE person SET name = @name, name_key = @key, role = @role, limits = @limits, password_hash = @passwordHash, stamp = @stamp, changed_at = @now WHERE id = @id",
                new
                {
                    id = changed.Id, name = Written(changed.Name), key = KeyOf(changed.Name), role = $"{changed.Role}", limits = changed.Limits.ToJson(),
                    passwordHash = changed.PasswordHash, stamp = Stamp(), now = time.GetUtcNow().ToUnixTimeMilliseconds(),
                });
            return UserUpdateResult.Done;
        },
        cancellationToken);

    /// <summary>Lets somebody in no more. Their sessions end.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public Task<UserUpdateResult> RemoveAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async work =>
        {
            await work.LockAsync(LockName);
            if (await FindAsync(work, id) is not { } known)
            {
                return UserUpdateResult.NotFound;
            }

            if (known.CanAdminister && await IsLastAdministratorAsync(work))
            {
                return UserUpdateResult.LastAdministrator;
            }

            await work.ExecuteAsync("DELETE FROM person WHERE id = @id", new { id });
            return UserUpdateResult.Done;
        },
        cancellationToken);

    private static string KeyOf(string name) => Written(name).ToUpperInvariant();

    private static string Written(string name) => UntrustedText.Clean(name.Trim(), 200);

    private static string Stamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private static async Task<User?> FindAsync(DatabaseTransaction work, string id) =>
        (await work.FindAsync<UserRow>($"SELECT {Columns} FROM person WHERE id = @id", new { id }))?.ToUser();

    private static async Task<bool> IsLastAdministratorAsync(DatabaseTransaction work) =>
        await work.FindAsync<long>(
            "SELECT COUNT(*) FROM person WHERE role = @role AND limits = @limits", new { role = $"{Role.Administrator}", limits = AccessLimits.None.ToJson() }) == 1;
}
