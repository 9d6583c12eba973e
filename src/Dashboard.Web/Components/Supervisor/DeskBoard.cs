using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>
/// What one live page knows, kept up to date within this process and at the pace that a person can read: at most three times
/// a second however much happens, and now and then while nothing does, for what is not heard of grows old.
/// </summary>
/// <param name="board">What is known.</param>
/// <param name="boards">What of it who may see.</param>
/// <param name="time">The clock.</param>
internal sealed class DeskBoard(PresenceBoard board, BoardDirectory boards, TimeProvider time) : IDisposable
{
    /// <summary>The least time between two looks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(334);

    /// <summary>The time after which the page is drawn anew though nothing happened.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();

    /// <summary>What somebody sees at this moment.</summary>
    /// <param name="sight">Who looks.</param>
    public DeskMoment Look(Sight sight) => new(BoardView.Of(board.Current, boards.Rows(sight)), board.Seen, time.GetUtcNow());

    /// <summary>Shows what there is now, and again whenever it has changed, until the page is left.</summary>
    /// <param name="show">Draws the page.</param>
    public async Task RunAsync(Func<Task> show)
    {
        using var watcher = board.Watch();
        try
        {
            while (true)
            {
                await show();
                await Task.Delay(Pace, time, _left.Token);
                await ChangeAsync(watcher);
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    private async Task ChangeAsync(BoardWatcher watcher)
    {
        using var quiet = new CancellationTokenSource(Quiet, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, _left.Token);
        try
        {
            await watcher.NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (!_left.IsCancellationRequested)
        {
            // Nothing happened.
        }
    }
}
