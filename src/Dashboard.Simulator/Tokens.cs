using System.Collections.Concurrent;

namespace Dashboard.Simulator;

/// <summary>Tokens that one vendor has given out and still honours.</summary>
internal sealed class Tokens(TimeProvider time, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new();
    private int _given;

    public TimeSpan Lifetime => lifetime;

    public string Give(string prefix)
    {
        var token = $"{prefix}-{Interlocked.Increment(ref _given)}";
        _until[token] = lifetime == TimeSpan.MaxValue ? DateTimeOffset.MaxValue : time.GetUtcNow() + lifetime;
        return token;
    }

    public bool Honours(string? token) => token is not null && _until.TryGetValue(token, out var until) && time.GetUtcNow() < until;

    /// <summary>Honours a token no longer.</summary>
    public bool Take(string token) => _until.TryRemove(token, out _);

    /// <summary>Honours none of those given out so far.</summary>
    public void TakeAll() => _until.Clear();
}
