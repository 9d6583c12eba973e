using System.Collections.Concurrent;
using Dashboard.Storage;
using Dashboard.Storage.Displays;

namespace Dashboard.Web.Live;

/// <summary>
/// The displays that are connected to this host now, and what they tell of themselves. It is kept in the store too, but
/// seldom: what is newer than that is here.
/// </summary>
internal sealed class DisplayConnectionRegistry(DisplayStore store, TimeProvider time)
{
    /// <summary>How often what one display tells is written down.</summary>
    public static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(30);

    private const int MaxSide = 32_767;
    private const int MaxBuildLength = 40;

    private readonly ConcurrentDictionary<string, Line> _lines = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notedAt = new();

    /// <summary>The group of a display's connections.</summary>
    public static string GroupOf(string display) => $"display:{display}";

    /// <summary>A display connects.</summary>
    public void Enter(string connection, string display, string address) =>
        _lines[connection] = new Line(display, DisplayStatus.None with { Address = address }, new CancellationTokenSource());

    /// <summary>A connection ends, a display's or not.</summary>
    public void Leave(string connection)
    {
        if (_lines.TryRemove(connection, out var line))
        {
            line.Cut.Dispose();
        }
    }

    /// <summary>Ends what a connection reads, as soon as the display may not read it any more.</summary>
    public CancellationToken CutOf(string connection) => _lines.TryGetValue(connection, out var line) ? line.Cut.Token : CancellationToken.None;

    /// <summary>A display says what it is. Anything else than a size and a build is left aside.</summary>
    public void Report(string connection, int width, int height, string build)
    {
        if (width is > 0 and <= MaxSide && height is > 0 and <= MaxSide && build.Length <= MaxBuildLength && build.All(char.IsAsciiLetterOrDigit))
        {
            Change(connection, seen => seen with { Viewport = $"{width}×{height}", Version = build });
        }
    }

    /// <summary>A display has painted: known here at once, and in the store now and then.</summary>
    public async Task PaintedAsync(string connection)
    {
        var now = time.GetUtcNow();
        if (Change(connection, seen => seen with { PaintedAt = now }) is not { } line)
        {
            return;
        }

        var due = _notedAt.GetOrAdd(line.Display, DateTimeOffset.MinValue);
        if (now - due < BetweenNotes || !_notedAt.TryUpdate(line.Display, now, due))
        {
            return;
        }

        try
        {
            await store.UpdateStatusAsync(line.Display, line.Seen, CancellationToken.None);
        }
        catch (StorageException)
        {
            // That the database does not work is told elsewhere; the display does.
        }
    }

    /// <summary>What a display told of itself since it connected; null when it is not connected here.</summary>
    public DisplayStatus? GetStatus(string display) =>
        _lines.Values.Where(l => l.Display == display).Select(l => l.Seen).MaxBy(s => s.PaintedAt ?? DateTimeOffset.MinValue);

    /// <summary>Ends what a display reads on all its connections.</summary>
    public void Cut(string display)
    {
        foreach (var line in _lines.Values.Where(l => l.Display == display))
        {
            try
            {
                line.Cut.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It left by itself at this very moment.
            }
        }
    }

    private Line? Change(string connection, Func<DisplayStatus, DisplayStatus> change)
    {
        // Of one connection one message is read at a time.
        if (!_lines.TryGetValue(connection, out var line))
        {
            return null;
        }

        var changed = line with { Seen = change(line.Seen) };
        return _lines.TryUpdate(connection, changed, line) ? changed : null;
    }

    private sealed record Line(string Display, DisplayStatus Seen, CancellationTokenSource Cut);
}
