using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Simulator.Commands;

/// <summary>A command as received.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The request target as in the request line: path and query, not unescaped.</param>
/// <param name="Body">The body; empty when there is none.</param>
/// <param name="ContentType">The Content-Type header; null when there is none.</param>
/// <param name="Accept">The Accept header.</param>
/// <param name="At">When it was received, UTC.</param>
internal sealed record ReceivedCommand(string Method, string Target, string Body, string? ContentType, string Accept, DateTimeOffset At);

/// <summary>
/// The log of every command that reached a vendor, whatever its response. It also holds the switch that makes the vendor ignore commands.
/// </summary>
internal sealed class CommandLog(TimeProvider time)
{
    private const int MaxCommands = 1_000;

    private readonly Lock _gate = new();
    private readonly List<ReceivedCommand> _received = [];

    /// <summary>Whether commands get a success response without being executed.</summary>
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

    /// <summary>Records a command. It runs before all faults, because a request that is never answered was received too.</summary>
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
