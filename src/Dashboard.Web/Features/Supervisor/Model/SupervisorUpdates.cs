using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>
/// Throttles the live updates of one supervisor's page. The page renders at most three times a second while data changes, and every
/// two seconds otherwise, because unchanged data ages.
/// </summary>
/// <param name="store">The presence store.</param>
/// <param name="boards">The registry of boards, which filters the data for a principal.</param>
/// <param name="time">The time provider.</param>
/// <remarks>One instance per circuit. Connection and visibility events may arrive on any thread.</remarks>
internal sealed class SupervisorUpdates(PresenceStore store, BoardRegistry boards, TimeProvider time) : CircuitHandler, IDisposable
{
    /// <summary>The minimum time between two renders.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(334);

    /// <summary>The time after which the page renders although no data changed.</summary>
    public static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(2);

    /// <summary>The time between two checks while the page is hidden.</summary>
    public static readonly TimeSpan HiddenInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private readonly Lock _gate = new();
    private bool _isDisconnected;
    private bool _isHidden;
    private volatile TaskCompletionSource? _rest;

    /// <summary>Creates a snapshot of the current data.</summary>
    /// <param name="principal">The principal that views the page.</param>
    public SupervisorSnapshot GetSnapshot(AccessPrincipal principal)
    {
        var view = boards.View(store.Current, principal);
        // The times are copied now. Read later, while a page or a file is being written, they would be newer than the snapshot.
        var lastListed = view.Accounts.Keys.ToDictionary(id => id, store.GetLastListed);
        return new SupervisorSnapshot(view, id => lastListed.GetValueOrDefault(id) ?? store.GetLastListed(id), time.GetUtcNow());
    }

    /// <summary>Renders the page now and after each change until it is closed.</summary>
    /// <param name="render">Renders the page.</param>
    /// <param name="checkHidden">Runs at intervals instead while the page is hidden. Its title still shows the count of alerts, and it still notifies.</param>
    public async Task RunAsync(Func<Task> render, Func<Task> checkHidden)
    {
        var left = _left.Token;
        using var watcher = store.Watch();
        try
        {
            while (true)
            {
                await render();
                await Task.Delay(MinInterval, time, left);
                await WaitForChangeAsync(watcher, left);
                while (_rest is { } rest)
                {
                    if (!await WaitForVisibleAsync(rest, left) && !_isDisconnected)
                    {
                        await checkHidden();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The page has been closed.
        }
    }

    // While the connection is down nothing is rendered, until it returns or the circuit is discarded.
    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        SetFlag(ref _isDisconnected, true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        // A visibility report from before the outage may be outdated, and the page could not send a newer one. The page reports it again
        // after reconnecting if it is hidden.
        SetFlag(ref _isHidden, false);
        SetFlag(ref _isDisconnected, false);
        return Task.CompletedTask;
    }

    /// <summary>Sets whether the page is visible. A hidden page does not render; when it becomes visible again it renders at once.</summary>
    /// <param name="isVisible">Whether the page is visible.</param>
    public void SetVisible(bool isVisible) => SetFlag(ref _isHidden, !isVisible);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Called twice: by the closed page and by the service scope.
        if (!_left.IsCancellationRequested)
        {
            _left.Cancel();
            _left.Dispose();
        }
    }

    private async Task<bool> WaitForVisibleAsync(TaskCompletionSource rest, CancellationToken left)
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

    private void SetFlag(ref bool flag, bool value)
    {
        TaskCompletionSource? resumed = null;
        lock (_gate)
        {
            flag = value;
            if (_isDisconnected || _isHidden)
            {
                _rest ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else
            {
                (resumed, _rest) = (_rest, null);
            }
        }

        resumed?.TrySetResult();
    }

    private async Task WaitForChangeAsync(PresenceWatcher watcher, CancellationToken left)
    {
        using var quiet = new CancellationTokenSource(IdleInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, left);
        try
        {
            await watcher.NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            // No change occurred within the idle interval.
        }
    }
}
