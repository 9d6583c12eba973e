using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>
/// What one live page knows, kept up to date within this process and at the pace that a person can read: at most three times
/// a second however much happens, and now and then while nothing does, for what is not heard of grows old.
/// </summary>
/// <param name="board">What is known.</param>
/// <param name="boards">What of it who may see.</param>
/// <param name="time">The clock.</param>
internal sealed class DeskBoard(PresenceBoard board, BoardDirectory boards, TimeProvider time) : CircuitHandler, IDisposable
{
    /// <summary>The least time between two looks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(334);

    /// <summary>The time after which the page is drawn anew though nothing happened.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private volatile TaskCompletionSource? _lost;

    /// <summary>What somebody sees at this moment.</summary>
    /// <param name="sight">Who looks.</param>
    public DeskMoment Look(Sight sight)
    {
        var view = BoardView.Of(board.Current, boards.Rows(sight));
        // Held: asked for later, while a page or a file is still being written, they would be of after the moment.
        var seen = view.Accounts.Keys.ToDictionary(id => id, board.Seen);
        return new DeskMoment(view, id => seen.GetValueOrDefault(id) ?? board.Seen(id), time.GetUtcNow());
    }

    /// <summary>Shows what there is now, and again whenever it has changed, until the page is left.</summary>
    /// <param name="show">Draws the page.</param>
    public async Task RunAsync(Func<Task> show)
    {
        var left = _left.Token;
        using var watcher = board.Watch();
        try
        {
            while (true)
            {
                await show();
                await Task.Delay(Pace, time, left);
                await ChangeAsync(watcher, left);
                if (_lost is { } lost)
                {
                    await lost.Task.WaitAsync(left);
                }
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    // Nobody sees what is drawn: it is not, until the line is back or the page given up.
    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Lose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Find();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // By the page that is left, and by the framework after it.
        if (!_left.IsCancellationRequested)
        {
            _left.Cancel();
            _left.Dispose();
        }
    }

    /// <summary>The line to the page is lost.</summary>
    internal void Lose() => _lost ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The line to the page is back.</summary>
    internal void Find()
    {
        var lost = _lost;
        _lost = null;
        lost?.TrySetResult();
    }

    private async Task ChangeAsync(BoardWatcher watcher, CancellationToken left)
    {
        using var quiet = new CancellationTokenSource(Quiet, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, left);
        try
        {
            await watcher.NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            // Nothing happened.
        }
    }
}
