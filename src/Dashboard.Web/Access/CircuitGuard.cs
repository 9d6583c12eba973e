using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.Web.Access;

/// <summary>Asks again and again while a circuit lives whether who opened it still may: one lasts for a working day.</summary>
internal sealed class CircuitGuard(CircuitVisitor visitor, Visitors visitors, TimeProvider time) : CircuitHandler, IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _closed = new();

    /// <inheritdoc/>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _ = LookAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => _closed.CancelAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Looks until they may no more, or have left.</summary>
    internal async Task LookAsync()
    {
        var (known, closed) = (visitor.Sight, _closed.Token);
        try
        {
            while (known is not null && await visitors.AgainAsync(visitor.User, known, closed) is { } now && now.SeesAs(known))
            {
                await Task.Delay(BetweenLooks, time, closed);
            }

            visitor.Leave();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
