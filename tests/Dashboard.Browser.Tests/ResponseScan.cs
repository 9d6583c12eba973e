using System.Collections.Concurrent;
using System.Text;
using Dashboard.Simulator;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests;

/// <summary>Searches the headers and the body of every response to the tests' pages for the accounts' credentials.</summary>
internal sealed class ResponseScan
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly string[] Forms = [.. Secrets(new SimulatorOptions())];

    private readonly ConcurrentQueue<string> _found = new();
    private readonly ConcurrentDictionary<IBrowserContext, ConcurrentBag<Task>> _reading = new();
    private int _answers;
    private int _frames;

    /// <summary>Searches all later responses to the pages of a context.</summary>
    public void Watch(IBrowserContext context)
    {
        var reading = _reading.GetOrAdd(context, _ => []);
        context.Response += (_, answer) => reading.Add(ReadAsync(answer));
    }

    /// <summary>Searches a page's WebSocket frames too. Not for measuring tests, because each frame is also sent to the driver.</summary>
    public void WatchFrames(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
    {
        Interlocked.Increment(ref _frames);
        Look($"a frame of {socket.Url}", frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
    };

    /// <summary>Returns where secrets were found, once all responses of a context so far have been read.</summary>
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
            // A redirect has no body, and a closed page no longer holds one. Neither was displayed.
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
