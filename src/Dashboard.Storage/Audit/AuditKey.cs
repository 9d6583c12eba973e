using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Storage.Audit;

/// <summary>The key with which rows of the audit log are hashed and its end is signed. Who has it can forge both.</summary>
public sealed class AuditKey
{
    /// <summary>The bytes of a key.</summary>
    public const int Length = 32;

    private const int IdLength = 16;
    private readonly byte[] _bytes;

    /// <summary>Takes a key.</summary>
    /// <param name="bytes">It.</param>
    /// <param name="isNew">Whether it was made just now, so that no row can have been hashed with it.</param>
    public AuditKey(byte[] bytes, bool isNew)
    {
        (_bytes, IsNew) = (bytes, isNew);
        Id = Sign("key")[..IdLength];
    }

    /// <summary>A name for the key, from which it cannot be found.</summary>
    public string Id { get; }

    /// <summary>Whether it was made just now.</summary>
    public bool IsNew { get; }

    /// <summary>Without the key.</summary>
    public override string ToString() => Id;

    /// <summary>The keyed hash of parts, encoded so that none can pass for a piece of its neighbour.</summary>
    internal string Sign(params object[] parts) => Convert.ToHexStringLower(HMACSHA256.HashData(_bytes, JsonSerializer.SerializeToUtf8Bytes(parts)));
}
