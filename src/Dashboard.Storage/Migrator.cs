using System.Globalization;
using System.Reflection;

namespace Dashboard.Storage;

/// <summary>
/// Migrates a database to this program's schema version by running the numbered files in <c>Migrations</c>, which suit both providers.
/// </summary>
internal static class Migrator
{
    private const long LockName = 0x44_61_73_68; // One lock name for all nodes of this product.

    /// <summary>The migrations, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read(typeof(Migrator).Assembly);

    /// <summary>Applies the missing migrations within the caller's transaction.</summary>
    /// <exception cref="StorageException">The database is newer than this program.</exception>
    public static async Task RunAsync(DatabaseTransaction work, TimeProvider time)
    {
        await work.LockAsync(LockName);
        await work.ExecuteAsync("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        var applied = await work.FindAsync<long?>("SELECT MAX(number) FROM migration") ?? 0;
        var newest = All[^1].Number;
        if (applied > newest)
        {
            throw new StorageException(
                $"The database is of a newer version ({applied}) than this program ({newest}). Run the newer program, or another database.");
        }

        foreach (var migration in All.Where(m => m.Number > applied))
        {
            await work.ExecuteAsync(migration.Sql);
            await work.ExecuteAsync(
                "INSERT INTO migration (number, name, applied_at) VALUES (@Number, @Name, @At)",
                new { migration.Number, migration.Name, At = time.GetUtcNow().ToUnixTimeMilliseconds() });
        }
    }

    /// <summary>Whether a SQLite database has this program's schema version. It only reads.</summary>
    public static async Task<bool> IsCurrentAsync(DatabaseTransaction work) =>
        await work.FindAsync<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'migration'") > 0
        && await work.FindAsync<long?>("SELECT MAX(number) FROM migration") == All[^1].Number;

    private static IReadOnlyList<Migration> Read(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new Migration(long.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(name), text.ReadToEnd());
        }),
    ];
}

/// <summary>One migration file.</summary>
internal sealed record Migration(long Number, string Name, string Sql);
