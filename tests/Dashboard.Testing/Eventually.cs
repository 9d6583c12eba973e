using System.Diagnostics;

namespace Dashboard.Testing;

/// <summary>Waits, with a time limit, for a condition that another thread or process fulfils.</summary>
public static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);

    /// <summary>Returns once the condition holds.</summary>
    /// <exception cref="TimeoutException">The condition did not hold within the time limit.</exception>
    public static Task HoldsAsync(Func<bool> condition, TimeSpan bound, string what) => HoldsAsync(() => Task.FromResult(condition()), bound, what);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, TimeSpan, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan bound, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > bound)
            {
                throw new TimeoutException($"Not within {bound.TotalSeconds:0.#} s: {what}");
            }

            await Task.Delay(Between, TimeProvider.System);
        }
    }
}
