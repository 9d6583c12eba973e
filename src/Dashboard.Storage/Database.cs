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
    private readonly StorageSettings _settings;
    private readonly TimeProvider _time;
    private readonly Lazy<DbDataSource> _source;
    private readonly SemaphoreSlim _opening = new(1);
    private StorageStatus _status;
    private bool _isOpen;

    /// <summary>Names a database; nothing is opened yet.</summary>
    /// <param name="settings">Which one.</param>
    /// <param name="time">The clock.</param>
    public Database(StorageSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _source = new Lazy<DbDataSource>(
            () => settings.Provider == StorageProvider.Sqlite
                ? new SqliteDataSource(settings.ConnectionString)
                : NpgsqlDataSource.Create(settings.ConnectionString),
            LazyThreadSafetyMode.PublicationOnly);
        _status = new StorageStatus("The database has not been opened yet.", time.GetUtcNow());
    }

    /// <summary>The kind of database.</summary>
    public StorageProvider Provider => _settings.Provider;

    /// <summary>Whether it works, judged by the last access.</summary>
    public StorageStatus Status => Volatile.Read(ref _status);

    /// <summary>
    /// Creates what is missing, or brings it up to this program's version. Safe with several nodes starting together. The
    /// first access does so too; this is for telling early.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">It cannot be reached, or is newer than this program.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => ReadAsync(_ => Task.FromResult(0), cancellationToken);

    /// <summary>Reads, in one transaction so that several queries see one moment.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">The queries.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    internal Task<T> ReadAsync<T>(Func<StorageWork, Task<T>> read, CancellationToken cancellationToken) => RunAsync(read, isRead: true, cancellationToken);

    /// <summary>Writes, all or nothing.</summary>
    /// <param name="write">The statements.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work; nothing was written.</exception>
    internal Task WriteAsync(Func<StorageWork, Task> write, CancellationToken cancellationToken) => RunAsync(
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
    internal Task<T> WriteAsync<T>(Func<StorageWork, Task<T>> write, CancellationToken cancellationToken) => RunAsync(write, isRead: false, cancellationToken);

    /// <summary>Closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
        {
            await _source.Value.DisposeAsync();
        }

        _opening.Dispose();
    }

    private async Task<T> RunAsync<T>(Func<StorageWork, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        try
        {
            // SQLite's driver does everything on the calling thread, whatever it is asked; that one may be drawing a page.
            var answer = Provider == StorageProvider.Sqlite
                ? await Task.Run(() => OpenThenAsync(work, isRead, cancellationToken), cancellationToken)
                : await OpenThenAsync(work, isRead, cancellationToken);
            Settle(null);
            return answer;
        }
        catch (StorageException e)
        {
            Settle(e.Message);
            throw;
        }
        catch (Exception e) when (StorageFault.Tell(e, Provider) is { } told)
        {
            Settle(told);
            throw new StorageException(told, e);
        }
    }

    private async Task<T> OpenThenAsync<T>(Func<StorageWork, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _isOpen))
        {
            await _opening.WaitAsync(cancellationToken);
            try
            {
                if (!_isOpen)
                {
                    await TransactAsync(async w => { await Migrator.RunAsync(w, _time); return 0; }, isRead: false, cancellationToken);
                    Volatile.Write(ref _isOpen, true);
                }
            }
            finally
            {
                _opening.Release();
            }
        }
        else if (_source.Value is SqliteDataSource { IsGone: true })
        {
            // A connection that is still open would go on, and write into a file that nobody will ever find.
            throw new StorageException("The database's file is gone. Put it back, or restart the host to begin anew.");
        }

        return await TransactAsync(work, isRead, cancellationToken);
    }

    private async Task<T> TransactAsync<T>(Func<StorageWork, Task<T>> work, bool isRead, CancellationToken cancellationToken)
    {
        await using var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        // A reader takes no lock that a writer would wait for.
        await using var transaction = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: isRead)
            : await connection.BeginTransactionAsync(isRead ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellationToken);
        var answer = await work(new StorageWork(connection, transaction, Provider, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    private void Settle(string? problem)
    {
        if (Status.Problem != problem)
        {
            Volatile.Write(ref _status, new StorageStatus(problem, _time.GetUtcNow()));
        }
    }
}
