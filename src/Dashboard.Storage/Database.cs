using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Dashboard.Storage;

/// <summary>
/// The database, whichever it is. Every access goes through it, so that one place knows whether it works and turns a
/// driver's fault into a person's words. Nothing here is waited for by the live board.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly StorageOptions _settings;
    private readonly TimeProvider _time;
    private readonly Lazy<DbDataSource> _source;
    private readonly SemaphoreSlim _opening = new(1);

    // SQLite has one writer at a time, and its driver's others each try again every 150 ms until they give up: among dozens one
    // may never be lucky. Writers of this process take turns in the order in which they came.
    private readonly SemaphoreSlim _writing = new(1);
    private readonly DatabaseHealthTracker _state;
    private IReadOnlyList<string> _exposed = [];
    private bool _isOpen;
    private bool _wasOpen;

    /// <summary>Names a database; nothing is opened yet.</summary>
    /// <param name="settings">Which one.</param>
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

    /// <summary>The kind of database.</summary>
    public StorageProvider Provider => _settings.Provider;

    /// <summary>Whether it works, judged by the last access.</summary>
    public StorageStatus Status => _state.Status;

    /// <summary>The files of the database that other users of the machine had rights to when it was last opened, a sentence for each; empty for none.</summary>
    public IReadOnlyList<string> Exposed => Volatile.Read(ref _exposed);

    /// <summary>
    /// Creates what is missing, or brings it up to this program's version. Safe with several nodes starting together. The
    /// first access does so too; this is for telling early.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">It cannot be reached, or is newer than this program.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => ReadAsync(_ => Task.FromResult(0), cancellationToken);

    /// <summary>Looks whether it can be read and written; writes only when that alone can tell.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">It cannot.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!_state.MustWrite)
        {
            await RunAsync(_ => Task.FromResult(0), isRead: false, cancellationToken);
            return;
        }

        if (_source is { IsValueCreated: true, Value: SqliteDataSource file })
        {
            // What was opened while nothing could be written is good for reading alone.
            file.Drop();
        }

        // As much as a busy minute writes: a full disk still takes a little. A link past its end lets nobody in, and goes at once.
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

    /// <summary>Reads, in one transaction so that several queries see one moment.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">The queries.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    internal Task<T> ReadAsync<T>(Func<DatabaseTransaction, Task<T>> read, CancellationToken cancellationToken) => RunAsync(read, isRead: true, cancellationToken);

    /// <summary>Writes, all or nothing.</summary>
    /// <param name="write">The statements.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work; nothing was written.</exception>
    internal Task WriteAsync(Func<DatabaseTransaction, Task> write, CancellationToken cancellationToken) => RunAsync(
        async work =>
        {
            await write(work);
            return 0;
        },
        isRead: false,
        cancellationToken);

    /// <summary>Writes, all or nothing, and answers.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="write">The statements.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work; nothing was written.</exception>
    internal Task<T> WriteAsync<T>(Func<DatabaseTransaction, Task<T>> write, CancellationToken cancellationToken) => RunAsync(write, isRead: false, cancellationToken);

    /// <summary>Closes every connection.</summary>
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
            // Those who waited while one before them failed would fail as well, each after seconds.
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
            // SQLite's driver does everything on the calling thread, whatever it is asked; that one may be drawing a page, and
            // those of the pool carry the frames.
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
            // Another file may be put in the place of this one: it is looked at like one that is new here.
            file.Drop();
            Volatile.Write(ref _isOpen, false);
        }
    }

    private async Task<T> OpenThenAsync<T>(Func<DatabaseTransaction, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _wasOpen) && _source.Value is SqliteDataSource { IsGone: true })
        {
            // A connection that is still open would go on, and write into a file that nobody will ever find; a new one would begin
            // an empty database, in which nobody may sign in.
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
            // Whoever waited for one that could not would not fare better, only later.
            if (!_isOpen && _state.Status is { Problem: { } problem } now && now != before)
            {
                throw new StorageException(problem);
            }

            if (!_isOpen)
            {
                // What was open before is as it was, mostly: that can be seen while another program keeps it from being written.
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
        // A reader takes no lock that a writer would wait for.
        await using var transaction = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: isRead)
            : await connection.BeginTransactionAsync(isRead ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellationToken);
        var answer = await work(new DatabaseTransaction(connection, transaction, Provider, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }
}
