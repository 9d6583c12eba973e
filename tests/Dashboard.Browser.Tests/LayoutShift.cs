namespace Dashboard.Browser.Tests;

/// <summary>How much a page jumps.</summary>
internal static class LayoutShift
{
    /// <summary>
    /// An init script that keeps <c>window.cls</c>, and in <c>window.jumps</c> what made the most of it, counted as https://web.dev/articles/cls says: the worst run of shifts that
    /// are less than a second apart and last five seconds at most.
    /// </summary>
    public const string Script =
        """
        window.cls = 0;
        window.jumps = [];
        {
          let [sum, first, last] = [0, -Infinity, -Infinity];
          new PerformanceObserver(l => l.getEntries().forEach(({ value, startTime, sources }) => {
            if (value > 0.01) jumps.push(`${value.toFixed(3)} at ${Math.round(startTime)} ms: ${sources.map(s => `${s.node?.className} ${JSON.stringify(s.previousRect)} to ${JSON.stringify(s.currentRect)}`)}`);
            if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
            last = startTime;
            window.cls = Math.max(window.cls, sum += value);
          })).observe({ type: 'layout-shift', buffered: true });
        }
        """;
}
