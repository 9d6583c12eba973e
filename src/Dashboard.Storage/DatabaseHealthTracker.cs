namespace Dashboard.Storage;

/// <summary>
/// Whether reading and writing work, judged by the last access of each. A disk that is full, or a file that another program
/// holds, lets itself be read: that nothing can be written is over only when something has been written.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class DatabaseHealthTracker(TimeProvider time)
{
    private readonly Lock _gate = new();
    private string? _reading;
    private string? _writing;
    private bool _isTried;
    private StorageStatus _status = new("The database has not been opened yet.", time.GetUtcNow());

    /// <summary>For the screens.</summary>
    public StorageStatus Status => Volatile.Read(ref _status);

    /// <summary>Whether only a write can show that it works again.</summary>
    public bool MustWrite => Volatile.Read(ref _writing) is not null;

    /// <summary>
    /// Begins an access. While the database does not work one at a time tries it, and all others are told so at once: each of
    /// them would wait for seconds and hold a thread, and behind them the board would.
    /// </summary>
    /// <param name="isRead">Whether nothing will be written.</param>
    /// <returns>Whether this is the one that tries; it must say when it has.</returns>
    /// <exception cref="StorageException">It does not work.</exception>
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

    /// <summary>The one that tried has.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isTried = false;
        }
    }

    /// <summary>An access did what it should.</summary>
    public void Worked(bool isRead)
    {
        lock (_gate)
        {
            Settle(null, isRead ? _writing : null);
        }
    }

    /// <summary>An access did not.</summary>
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
