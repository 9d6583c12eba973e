using System.Diagnostics;

namespace Dashboard.Testing;

/// <summary>Waits, bounded, for something that another thread or process brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(120);

    /// <summary>Returns once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within the bound.</exception>
    public static Task HoldsAsync(Func<bool> condition, TimeSpan bound, string what) => HoldsAsync(() => Task.FromResult(condition()), bound, what);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, TimeSpan, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan bound, string what)
    {
        var (watch, between) = (Stopwatch.StartNew(), First);
        while (!await condition())
        {
            if (watch.Elapsed > bound)
            {
                throw new TimeoutException($"Not within {bound.TotalSeconds:0.#} s: {what}");
            }

            // What takes long is asked for more rarely: to ask costs those who are waited for their time.
            await Task.Delay(between, TimeProvider.System);
            between = between * 1.5 < Longest ? between * 1.5 : Longest;
        }
    }
}
