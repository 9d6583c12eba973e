using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Simulator.Commands;

/// <summary>One command as it arrived.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Path and query as they stood in the request line, not unescaped.</param>
/// <param name="Body">Its body; empty when it had none.</param>
/// <param name="ContentType">What the body was said to be; null when that was not said.</param>
/// <param name="Accept">What it asked for in answer.</param>
/// <param name="At">When.</param>
internal sealed record ReceivedCommand(string Method, string Target, string Body, string? ContentType, string Accept, DateTimeOffset At);

/// <summary>Every command that reached a vendor, whatever became of it, and whether commands are obeyed.</summary>
internal sealed class CommandLog(TimeProvider time)
{
    private const int MaxCommands = 1_000;

    private readonly Lock _gate = new();
    private readonly List<ReceivedCommand> _received = [];

    /// <summary>Whether commands are answered as if they were done, and nothing is.</summary>
    public bool Ignores { get; set; }

    public IReadOnlyList<ReceivedCommand> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _received.Clear();
        }
    }

    /// <summary>Writes a command down. Comes before all faults: a request that is never answered was received too.</summary>
    public async Task AddAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Request.Body.Position = 0;
        lock (_gate)
        {
            if (_received.Count == MaxCommands)
            {
                _received.RemoveAt(0);
            }

            _received.Add(new ReceivedCommand(
                http.Request.Method, http.Features.Get<IHttpRequestFeature>()!.RawTarget, body, http.Request.ContentType, http.Request.Headers.Accept.ToString(), time.GetUtcNow()));
        }
    }
}
