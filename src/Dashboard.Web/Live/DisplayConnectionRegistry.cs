using System.Collections.Concurrent;
using Dashboard.Storage;
using Dashboard.Storage.Displays;

namespace Dashboard.Web.Live;

/// <summary>The displays that are connected to this host, with their reported status. Thread-safe.</summary>
/// <remarks>The store contains the status as well, but it is updated less often.</remarks>
internal sealed class DisplayConnectionRegistry(DisplayStore store, TimeProvider time)
{
    /// <summary>The minimum interval between updates of a display's status in the store.</summary>
    public static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(30);

    private const int MaxSide = 32_767;
    private const int MaxBuildLength = 40;

    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notedAt = new();

    /// <summary>Returns the SignalR group name of a display's connections.</summary>
    public static string GroupOf(string display) => $"display:{display}";

    /// <summary>Registers a display's connection.</summary>
    public void Enter(string connection, string display, string address) =>
        _entries[connection] = new Entry(display, DisplayStatus.None with { Address = address }, new CancellationTokenSource());

    /// <summary>Removes a connection. Unknown connections are ignored.</summary>
    public void Leave(string connection)
    {
        if (_entries.TryRemove(connection, out var entry))
        {
            entry.Cut.Dispose();
        }
    }

    /// <summary>Returns the token that is cancelled when the connection's display loses its access.</summary>
    public CancellationToken CutOf(string connection) => _entries.TryGetValue(connection, out var entry) ? entry.Cut.Token : CancellationToken.None;

    /// <summary>Stores the viewport and build that a display reports. Implausible values are ignored.</summary>
    public void Report(string connection, int width, int height, string build)
    {
        if (width is > 0 and <= MaxSide && height is > 0 and <= MaxSide && build.Length <= MaxBuildLength && build.All(char.IsAsciiLetterOrDigit))
        {
            Change(connection, status => status with { Viewport = $"{width}×{height}", Version = build });
        }
    }

    /// <summary>Records that a display has rendered a frame, and updates the store at most once per <see cref="BetweenNotes"/>.</summary>
    public async Task RecordRenderedAsync(string connection)
    {
        var now = time.GetUtcNow();
        if (Change(connection, status => status with { PaintedAt = now }) is not { } entry)
        {
            return;
        }

        var due = _notedAt.GetOrAdd(entry.Display, DateTimeOffset.MinValue);
        if (now - due < BetweenNotes || !_notedAt.TryUpdate(entry.Display, now, due))
        {
            return;
        }

        try
        {
            await store.UpdateStatusAsync(entry.Display, entry.Status, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The health check reports the unavailable database. The display itself works.
        }
    }

    /// <summary>Returns the status that a display has reported since it connected; null when it is not connected to this host.</summary>
    public DisplayStatus? GetStatus(string display) =>
        _entries.Values.Where(e => e.Display == display).Select(e => e.Status).MaxBy(s => s.PaintedAt ?? DateTimeOffset.MinValue);

    /// <summary>Ends the streams of a display on all its connections.</summary>
    public void Cut(string display)
    {
        foreach (var entry in _entries.Values.Where(e => e.Display == display))
        {
            try
            {
                entry.Cut.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The connection was closed concurrently.
            }
        }
    }

    private Entry? Change(string connection, Func<DisplayStatus, DisplayStatus> change)
    {
        // Messages of one connection are processed one at a time, so the update cannot conflict with another.
        if (!_entries.TryGetValue(connection, out var entry))
        {
            return null;
        }

        var changed = entry with { Status = change(entry.Status) };
        return _entries.TryUpdate(connection, changed, entry) ? changed : null;
    }

    private sealed record Entry(string Display, DisplayStatus Status, CancellationTokenSource Cut);
}
