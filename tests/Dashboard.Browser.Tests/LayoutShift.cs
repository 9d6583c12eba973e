namespace Dashboard.Browser.Tests;

/// <summary>Measures the layout shift of a page.</summary>
internal static class LayoutShift
{
    /// <summary>
    /// An init script that maintains <c>window.cls</c>, and in <c>window.jumps</c> its largest contributions. It counts as defined at
    /// https://web.dev/articles/cls: the largest session of shifts that are less than a second apart and last at most five seconds. A
    /// new row in a list of calls or devices moves the rows below it. Such a shift counts only for the part that moved other elements.
    /// </summary>
    public const string Script =
        """
        window.cls = 0;
        window.jumps = [];
        {
          let [sum, first, last] = [0, -Infinity, -Infinity];
          const isRow = node => !!(node instanceof Element ? node : node?.parentElement)?.closest('.call, .registration');
          const area = ({ previousRect: a, currentRect: b }) => Math.max(a.width * a.height, b.width * b.height);
          const areas = sources => sources.reduce((all, source) => all + area(source), 0);
          new PerformanceObserver(l => l.getEntries().forEach(({ value, startTime, sources }) => {
            value *= sources.length > 0 ? areas(sources.filter(s => !isRow(s.node))) / Math.max(1, areas([...sources])) : 1;
            if (value > 0.01) jumps.push(`${value.toFixed(3)} at ${Math.round(startTime)} ms: ${sources.map(s => `${s.node?.className} ${JSON.stringify(s.previousRect)} to ${JSON.stringify(s.currentRect)}`)}`);
            if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
            last = startTime;
            window.cls = Math.max(window.cls, sum += value);
          })).observe({ type: 'layout-shift', buffered: true });
        }
        """;
}
