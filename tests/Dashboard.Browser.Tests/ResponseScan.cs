using System.Collections.Concurrent;
using System.Text;
using Dashboard.Simulator;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests;

/// <summary>Looks for the accounts' credentials in the head and the body of every answer that a page of these tests is sent.</summary>
internal sealed class ResponseScan
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly string[] Forms = [.. Secrets(new SimulatorOptions())];

    private readonly ConcurrentQueue<string> _found = new();
    private readonly ConcurrentDictionary<IBrowserContext, ConcurrentBag<Task>> _reading = new();
    private int _answers;
    private int _frames;

    /// <summary>Looks at whatever the pages of a context fetch from now on.</summary>
    public void Watch(IBrowserContext context)
    {
        var reading = _reading.GetOrAdd(context, _ => []);
        context.Response += (_, answer) => reading.Add(ReadAsync(answer));
    }

    /// <summary>Looks at what comes by a page's sockets too. Not for tests that measure: each frame comes here as well.</summary>
    public void WatchFrames(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
    {
        Interlocked.Increment(ref _frames);
        Look($"a frame of {socket.Url}", frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
    };

    /// <summary>Where a secret was found, once all that the pages of a context received so far has been read.</summary>
    public async Task<IReadOnlyCollection<string>> FoundAsync(IBrowserContext context)
    {
        await Task.WhenAll(_reading[context]).WaitAsync(Bound).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _found;
    }

    public override string ToString() => $"{_answers} answers and {_frames} frames to pages were looked through for {Forms.Length} forms of secrets: {_found.Count} found";

    private static IEnumerable<string> Secrets(SimulatorOptions options)
    {
        (string User, string Password)[] pairs =
        [
            (options.JinglUsername, options.JinglPassword), (options.TelecomXUsername, options.TelecomXPassword), (options.VonageUsername, options.VonagePassword),
            (options.VonageClientId, options.VonageClientSecret), (options.VoipNowClientId, options.VoipNowClientSecret),
        ];
        return pairs.SelectMany(p => new[] { p.Password, Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Password)), Convert.ToBase64String(Encoding.UTF8.GetBytes($"{p.User}:{p.Password}")) });
    }

    private async Task ReadAsync(IResponse answer)
    {
        try
        {
            var head = string.Join('\n', (await answer.AllHeadersAsync()).Select(h => $"{h.Key}: {h.Value}"));
            Look(answer.Url, head);
            Look(answer.Url, Encoding.UTF8.GetString(await answer.BodyAsync()));
            Interlocked.Increment(ref _answers);
        }
        catch (PlaywrightException)
        {
            // A redirect has no body, and a page that was closed keeps none: neither was shown.
        }
    }

    private void Look(string where, string text)
    {
        foreach (var form in Forms.Where(f => text.Contains(f, StringComparison.Ordinal)))
        {
            _found.Enqueue($"{where} holds {form}");
        }
    }
}
