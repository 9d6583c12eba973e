using Dashboard.Storage.Audit;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests.Testing;

/// <summary>Creates empty databases for tests, with either provider.</summary>
public interface IDatabases
{
    Task<StorageOptions> CreateAsync();
}

/// <summary>Creates SQLite files in a temporary folder.</summary>
public sealed class SqliteDatabases : IDatabases, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-sqlite");
    private int _files;

    public Task<StorageOptions> CreateAsync() =>
        Task.FromResult(new StorageOptions(StorageProvider.Sqlite, $"Data Source={_folder.FullName}/sub/{_files++}.db"));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Creates databases on the PostgreSQL server.</summary>
public sealed class PostgresDatabases(PostgresServer server) : IDatabases
{
    public async Task<StorageOptions> CreateAsync() => new(StorageProvider.PostgreSql, await server.CreateAsync());
}

/// <summary>The base class of tests that run with both providers.</summary>
public abstract class StorageTest(IDatabases databases) : IAsyncLifetime
{
    protected static readonly CancellationToken Bound = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("dashboard-keys");

    protected ManualTimeProvider Time { get; } = new();

    protected string KeyPath => Path.Combine(_keys.FullName, "audit-key");

    protected AuditKeyFile Keys { get; private set; } = null!;

    protected StorageOptions Settings { get; private set; } = null!;

    protected Database Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Keys = new AuditKeyFile(KeyPath);
        Settings = await databases.CreateAsync();
        Database = new Database(Settings, Time);
        await Database.OpenAsync(Bound);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        _keys.Delete(recursive: true);
    }

    protected Task ExecuteAsync(string sql) => Database.WriteAsync(work => work.ExecuteAsync(sql), Bound);
}
