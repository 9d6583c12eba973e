using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Dashboard.Storage;

/// <summary>
/// Runs transactions on the configured database (SQLite or PostgreSQL). All access goes through this class. It tracks the database's health
/// and translates driver exceptions into messages for users. Live boards never wait for it. Thread-safe.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly StorageOptions _settings;
    private readonly TimeProvider _time;
    private readonly Lazy<DbDataSource> _source;
    private readonly SemaphoreSlim _opening = new(1);

    // SQLite allows one writer at a time, and its driver retries every 150 ms until a timeout. With dozens of writers one could
    // wait until that timeout, so the writers of this process are queued in order of arrival.
    private readonly SemaphoreSlim _writing = new(1);
    private readonly DatabaseHealthTracker _state;
    private IReadOnlyList<string> _exposed = [];
    private bool _isOpen;
    private bool _wasOpen;

    /// <summary>Configures the database without opening it.</summary>
    /// <param name="settings">The provider and the connection string.</param>
    /// <param name="time">The clock.</param>
    public Database(StorageOptions settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _source = new Lazy<DbDataSource>(
            () => settings.Provider == StorageProvider.Sqlite
                ? new SqliteDataSource(settings.ConnectionString)
                : NpgsqlDataSource.Create(PostgresTimeouts.Apply(settings.ConnectionString)),
            LazyThreadSafetyMode.PublicationOnly);
        _state = new DatabaseHealthTracker(time);
    }

    /// <summary>The database provider.</summary>
    public StorageProvider Provider => _settings.Provider;

    /// <summary>The health of the database, based on the last access.</summary>
    public StorageStatus Status => _state.Status;

    /// <summary>
    /// The database files that other users of the machine had access to when it was last opened, one sentence each; empty for none.
    /// </summary>
    public IReadOnlyList<string> Exposed => Volatile.Read(ref _exposed);

    /// <summary>
    /// Creates or migrates the schema. Safe with several nodes starting at once. The first access does the same; this method reports
    /// problems early.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable or newer than this program.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => ReadAsync(_ => Task.FromResult(0), cancellationToken);

    /// <summary>Checks whether the database can be read and written. It writes only after a failed write.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!_state.MustWrite)
        {
            await RunAsync(_ => Task.FromResult(0), isRead: false, cancellationToken);
            return;
        }

        if (_source is { IsValueCreated: true, Value: SqliteDataSource file })
        {
            // Connections that were opened while writing failed may be read-only.
            file.Drop();
        }

        // The size of a busy minute's writes, because a full disk may still accept a few bytes. The expired link grants no access and is
        // deleted at once.
        var row = new { probe = new string('-', 64 * 1024) };
        await WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM setup_link WHERE expires_at = 0");
                await work.ExecuteAsync("INSERT INTO setup_link (token_hash, expires_at) VALUES (@probe, 0)", row);
            },
            cancellationToken);
        await WriteAsync(work => work.ExecuteAsync("DELETE FROM setup_link WHERE expires_at = 0"), cancellationToken);
    }

    /// <summary>Reads in one transaction, so that several queries see a consistent state.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="read">The queries.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    internal Task<T> ReadAsync<T>(Func<DatabaseTransaction, Task<T>> read, CancellationToken cancellationToken) => RunAsync(read, isRead: true, cancellationToken);

    /// <summary>Writes in one transaction.</summary>
    /// <param name="write">The statements.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable; nothing was written.</exception>
    internal Task WriteAsync(Func<DatabaseTransaction, Task> write, CancellationToken cancellationToken) => RunAsync(
        async work =>
        {
            await write(work);
            return 0;
        },
        isRead: false,
        cancellationToken);

    /// <summary>Writes in one transaction and returns a result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="write">The statements.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StorageException">The database is unavailable; nothing was written.</exception>
    internal Task<T> WriteAsync<T>(Func<DatabaseTransaction, Task<T>> write, CancellationToken cancellationToken) => RunAsync(write, isRead: false, cancellationToken);

    /// <summary>Closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
        {
            await _source.Value.DisposeAsync();
        }

        _opening.Dispose();
        _writing.Dispose();
    }

    private async Task<T> RunAsync<T>(Func<DatabaseTransaction, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        var isTry = _state.Begin(isRead);
        try
        {
            return isRead || Provider != StorageProvider.Sqlite
                ? await AccessAsync(work, isRead, cancellationToken)
                : await InTurnAsync(() => AccessAsync(work, isRead, cancellationToken), cancellationToken);
        }
        finally
        {
            if (isTry)
            {
                _state.End();
            }
        }
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        var before = _state.Status;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // If the write before failed while this one waited, this one would also fail, but only after seconds.
            return _state.Status is { Problem: { } problem } now && now != before ? throw new StorageException(problem) : await write();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<T> AccessAsync<T>(Func<DatabaseTransaction, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        try
        {
            // SQLite's driver runs synchronously even in its async methods. It gets a thread of its own, because the calling thread may
            // render a page and the pool's threads send SignalR frames.
            var answer = Provider == StorageProvider.Sqlite
                ? await Task.Factory.StartNew(() => OpenThenAsync(work, isRead, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
                : await OpenThenAsync(work, isRead, cancellationToken);
            _state.Worked(isRead);
            return answer;
        }
        catch (StorageException e)
        {
            Failed(isRead, e.Message);
            throw;
        }
        catch (Exception e) when (StorageErrorTranslator.Translate(e, Provider) is { } told)
        {
            Failed(isRead, told);
            throw new StorageException(told, e);
        }
    }

    private void Failed(bool isRead, string problem)
    {
        _state.Failed(isRead || !Volatile.Read(ref _isOpen), problem);
        if (_source is { IsValueCreated: true, Value: SqliteDataSource file })
        {
            // The file may be replaced before the next access, so the next access opens it as a new database.
            file.Drop();
            Volatile.Write(ref _isOpen, false);
        }
    }

    private async Task<T> OpenThenAsync<T>(Func<DatabaseTransaction, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _wasOpen) && _source.Value is SqliteDataSource { IsGone: true })
        {
            // An open connection would continue to write to the deleted file, and a new one would create an empty database without users.
            throw new StorageException("The database's file is gone. Put it back, or restart the host to begin anew.");
        }

        if (!Volatile.Read(ref _isOpen))
        {
            await OpenOnceAsync(cancellationToken);
        }

        return await TransactAsync(work, isRead, cancellationToken);
    }

    private async Task OpenOnceAsync(CancellationToken cancellationToken)
    {
        var before = _state.Status;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            // If the caller before failed to open the database, this one would also fail, only later.
            if (!_isOpen && _state.Status is { Problem: { } problem } now && now != before)
            {
                throw new StorageException(problem);
            }

            if (!_isOpen)
            {
                // A database that was open before usually has the current schema. Checking that only reads, so it works while another
                // program locks out writers.
                if (!_wasOpen || !await TransactAsync(Migrator.IsCurrentAsync, isRead: true, cancellationToken))
                {
                    await TransactAsync(async w => { await Migrator.RunAsync(w, _time); return 0; }, isRead: false, cancellationToken);
                }

                if (_source.Value is SqliteDataSource file)
                {
                    Volatile.Write(ref _exposed, file.Narrow());
                }

                Volatile.Write(ref _isOpen, true);
                Volatile.Write(ref _wasOpen, true);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<T> TransactAsync<T>(Func<DatabaseTransaction, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        await using var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        // A deferred transaction takes no write lock, so a reader never blocks a writer.
        await using var transaction = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: isRead)
            : await connection.BeginTransactionAsync(isRead ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellationToken);
        var answer = await work(new DatabaseTransaction(connection, transaction, Provider, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }
}
