using System.Net.Http.Json;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>
/// Generates state changes at a simulated phone system at a steady rate. Each extension in turn rings, is answered and hangs up, with
/// at least one poll between these steps.
/// </summary>
internal sealed class LoadGenerator : IAsyncDisposable
{
    private const int InEachStep = 10;
    private readonly CancellationTokenSource _ended = new();
    private readonly HttpClient _control;
    private readonly Task _run;
    private int _done;

    /// <summary>Starts the load.</summary>
    /// <param name="control">The control address of the simulated vendor.</param>
    /// <param name="numbers">The extension numbers.</param>
    /// <param name="rate">The number of changes per second.</param>
    public LoadGenerator(Uri control, IReadOnlyList<string> numbers, int rate)
    {
        _control = new HttpClient { BaseAddress = control };
        _run = RunAsync(numbers, rate);
    }

    /// <summary>The number of changes so far.</summary>
    public int Done => Volatile.Read(ref _done);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _run;
        _ended.Dispose();
        _control.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<string> numbers, int rate)
    {
        // Two seconds of changes separate the steps of one extension.
        var (wait, next) = (2 * rate, 0);
        var steps = new Queue<(string Path, string Number)>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)InEachStep / rate));
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                for (var i = 0; i < InEachStep; i++)
                {
                    var (path, number) = steps.Count > wait ? steps.Dequeue() : ("ring", numbers[next++ % numbers.Count]);
                    using var answer = await _control.PostAsJsonAsync(path, new { extension = number }, _ended.Token);
                    Interlocked.Increment(ref _done);
                    if (path != "hangup")
                    {
                        steps.Enqueue((path == "ring" ? "answer" : "hangup", number));
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The load was stopped.
        }
    }
}
