namespace Dashboard.Storage;

/// <summary>
/// Tracks whether reading and writing work, based on the last access of each kind. A full disk or a file locked by another program can
/// still be read, so a failed write is cleared only by a successful write. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class DatabaseHealthTracker(TimeProvider time)
{
    private readonly Lock _gate = new();
    private string? _reading;
    private string? _writing;
    private bool _isTried;
    private StorageStatus _status = new("The database has not been opened yet.", time.GetUtcNow());

    /// <summary>The current health.</summary>
    public StorageStatus Status => Volatile.Read(ref _status);

    /// <summary>Whether only a write can show that the database works again.</summary>
    public bool MustWrite => Volatile.Read(ref _writing) is not null;

    /// <summary>
    /// Begins an access. While the database is unavailable, one access at a time tries it and all others fail at once. Otherwise each would
    /// block a thread for seconds and delay the live boards.
    /// </summary>
    /// <param name="isRead">Whether the access only reads.</param>
    /// <returns>Whether this access is the one that tries. It must then call <see cref="End"/>.</returns>
    /// <exception cref="StorageException">The database is unavailable.</exception>
    public bool Begin(bool isRead)
    {
        lock (_gate)
        {
            if ((isRead ? _reading : _reading ?? _writing) is not { } problem)
            {
                return false;
            }

            return _isTried ? throw new StorageException(problem) : _isTried = true;
        }
    }

    /// <summary>Ends the trying access.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isTried = false;
        }
    }

    /// <summary>Records a successful access.</summary>
    public void Worked(bool isRead)
    {
        lock (_gate)
        {
            Settle(null, isRead ? _writing : null);
        }
    }

    /// <summary>Records a failed access.</summary>
    public void Failed(bool isRead, string problem)
    {
        lock (_gate)
        {
            Settle(isRead ? problem : _reading, isRead ? _writing : problem);
        }
    }

    private void Settle(string? reading, string? writing)
    {
        (_reading, _writing) = (reading, writing);
        if (_status.Problem != (reading ?? writing))
        {
            Volatile.Write(ref _status, new StorageStatus(reading ?? writing, time.GetUtcNow()));
        }
    }
}
