using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Simulator;

/// <summary>Tokens that one vendor has given out and still honours.</summary>
internal sealed class Tokens(TimeProvider time, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new();
    private int _given;

    public TimeSpan Lifetime => lifetime;

    public string Issue(string prefix)
    {
        // Long enough to be told from anything else, should one turn up where it must not.
        var number = Interlocked.Increment(ref _given);
        var token = $"{prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix}/{number}")).AsSpan(0, 16))}";
        foreach (var dead in _until.Where(t => t.Value < time.GetUtcNow()))
        {
            _until.TryRemove(dead);
        }

        _until[token] = lifetime == TimeSpan.MaxValue ? DateTimeOffset.MaxValue : time.GetUtcNow() + lifetime;
        return token;
    }

    /// <summary>Every token that is honoured.</summary>
    public IEnumerable<string> All => _until.Where(t => time.GetUtcNow() < t.Value).Select(t => t.Key);

    public bool IsValid(string? token) => token is not null && _until.TryGetValue(token, out var until) && time.GetUtcNow() < until;

    /// <summary>Honours a token no longer.</summary>
    public bool Revoke(string token) => _until.TryRemove(token, out _);

    /// <summary>Honours none of those given out so far.</summary>
    public void RevokeAll() => _until.Clear();
}
