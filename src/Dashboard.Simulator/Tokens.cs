using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Simulator;

/// <summary>The access tokens that one vendor has issued and still accepts. Thread-safe.</summary>
internal sealed class Tokens(TimeProvider time, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new();
    private int _given;

    public TimeSpan Lifetime => lifetime;

    public string Issue(string prefix)
    {
        // Long enough to be unique, so that a test can find a leaked token in any output.
        var number = Interlocked.Increment(ref _given);
        var token = $"{prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix}/{number}")).AsSpan(0, 16))}";
        foreach (var dead in _until.Where(t => t.Value < time.GetUtcNow()))
        {
            _until.TryRemove(dead);
        }

        _until[token] = lifetime == TimeSpan.MaxValue ? DateTimeOffset.MaxValue : time.GetUtcNow() + lifetime;
        return token;
    }

    /// <summary>The valid tokens.</summary>
    public IEnumerable<string> All => _until.Where(t => time.GetUtcNow() < t.Value).Select(t => t.Key);

    public bool IsValid(string? token) => token is not null && _until.TryGetValue(token, out var until) && time.GetUtcNow() < until;

    /// <summary>Invalidates a token.</summary>
    public bool Revoke(string token) => _until.TryRemove(token, out _);

    /// <summary>Invalidates all tokens.</summary>
    public void RevokeAll() => _until.Clear();
}
