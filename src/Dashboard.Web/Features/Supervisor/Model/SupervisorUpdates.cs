using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>
/// What one live page knows, kept up to date within this process and at the pace that a person can read: at most three times
/// a second however much happens, and now and then while nothing does, for what is not heard of grows old.
/// </summary>
/// <param name="board">What is known.</param>
/// <param name="boards">What of it who may see.</param>
/// <param name="time">The clock.</param>
internal sealed class SupervisorUpdates(PresenceStore board, BoardRegistry boards, TimeProvider time) : CircuitHandler, IDisposable
{
    /// <summary>The least time between two looks.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(334);

    /// <summary>The time after which the page is drawn anew though nothing happened.</summary>
    public static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(2);

    /// <summary>The time between two glances for a page that nobody sees.</summary>
    public static readonly TimeSpan HiddenInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private readonly Lock _gate = new();
    private bool _isDisconnected;
    private bool _isHidden;
    private volatile TaskCompletionSource? _rest;

    /// <summary>What somebody sees at this moment.</summary>
    /// <param name="principal">Who looks.</param>
    public SupervisorSnapshot GetSnapshot(AccessPrincipal principal)
    {
        var view = boards.View(board.Current, principal);
        // Held: asked for later, while a page or a file is still being written, they would be of after the moment.
        var seen = view.Accounts.Keys.ToDictionary(id => id, board.GetLastListed);
        return new SupervisorSnapshot(view, id => seen.GetValueOrDefault(id) ?? board.GetLastListed(id), time.GetUtcNow());
    }

    /// <summary>Shows what there is now, and again whenever it has changed, until the page is left.</summary>
    /// <param name="show">Draws the page.</param>
    /// <param name="glance">What is done now and then in place of it for a page behind others, whose title still counts and which notifies.</param>
    public async Task RunAsync(Func<Task> show, Func<Task> glance)
    {
        var left = _left.Token;
        using var watcher = board.Watch();
        try
        {
            while (true)
            {
                await show();
                await Task.Delay(MinInterval, time, left);
                await ChangeAsync(watcher, left);
                while (_rest is { } rest)
                {
                    if (!await IsOverAsync(rest, left) && !_isDisconnected)
                    {
                        await glance();
                    }
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
        Notify(ref _isDisconnected, true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        // What the page said of itself before may not be so any more, and it could not say so. It says it again if it is.
        Notify(ref _isHidden, false);
        Notify(ref _isDisconnected, false);
        return Task.CompletedTask;
    }

    /// <summary>Whether somebody can see the page: of a tab behind others nothing is drawn, and all of it at once when it comes forward.</summary>
    /// <param name="isSeen">Whether it can be seen.</param>
    public void SetVisible(bool isSeen) => Notify(ref _isHidden, !isSeen);

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

    private async Task<bool> IsOverAsync(TaskCompletionSource rest, CancellationToken left)
    {
        try
        {
            await rest.Task.WaitAsync(HiddenInterval, time, left);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Notify(ref bool what, bool isSo)
    {
        TaskCompletionSource? over = null;
        lock (_gate)
        {
            what = isSo;
            if (_isDisconnected || _isHidden)
            {
                _rest ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else
            {
                (over, _rest) = (_rest, null);
            }
        }

        over?.TrySetResult();
    }

    private async Task ChangeAsync(PresenceWatcher watcher, CancellationToken left)
    {
        using var quiet = new CancellationTokenSource(IdleInterval, time);
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
