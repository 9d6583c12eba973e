using System.Diagnostics;

namespace Dashboard.Testing;

/// <summary>Waits, bounded, for something that another thread or process brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);

    /// <summary>Returns once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within the bound.</exception>
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
