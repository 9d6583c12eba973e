using System.Security.Cryptography;

namespace Dashboard.Storage.Users;

/// <summary>Stores the users.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class UserStore(Database database, TimeProvider time)
{
    private const long LockName = 0x50_65_6F_70;
    private const string Columns = "id, name, role, limits, password_hash, stamp, created_at, changed_at";

    /// <summary>Returns all users, ordered by name.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<User>>(
        async work => [.. (await work.ListAsync<UserRow>($"SELECT {Columns} FROM person ORDER BY name_key")).Select(r => r.ToUser())], cancellationToken);

    /// <summary>Returns the user with a sign-in name, case-insensitive; null when there is none.</summary>
    /// <param name="name">The sign-in name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<User?> FindByNameAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        async work => (await work.FindAsync<UserRow>($"SELECT {Columns} FROM person WHERE name_key = @key", new { key = KeyOf(name) }))?.ToUser(), cancellationToken);

    /// <summary>Returns a user; null when there is none.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public Task<User?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(work => FindAsync(work, id), cancellationToken);

    /// <summary>Adds a user.</summary>
    /// <param name="name">The sign-in name.</param>
    /// <param name="role">The role.</param>
    /// <param name="limits">The access limits.</param>
    /// <param name="passwordHash">The hash of the password; null for a user who signs in only through an external provider.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns><see cref="UserUpdateResult.Done"/> or <see cref="UserUpdateResult.NameTaken"/>.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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

    /// <summary>Changes a user. A new security stamp ends the user's sessions.</summary>
    /// <param name="changed">The user with the new values. Its security stamp is ignored.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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

    /// <summary>Removes a user and ends the user's sessions.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
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
