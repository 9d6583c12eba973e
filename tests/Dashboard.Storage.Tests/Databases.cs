using Dashboard.Storage.Audit;
using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

/// <summary>An empty database for one test, of whichever kind.</summary>
public interface IDatabases
{
    Task<StorageOptions> CreateAsync();
}

/// <summary>A file in a folder of its own.</summary>
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

/// <summary>A database of the real server.</summary>
public sealed class PostgresDatabases(PostgresServer server) : IDatabases
{
    public async Task<StorageOptions> CreateAsync() => new(StorageProvider.PostgreSql, await server.CreateAsync());
}

/// <summary>A test that both kinds of database must pass.</summary>
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
