using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Storage.Audit;

/// <summary>The HMAC key that hashes the rows of the audit log and signs its head. Anyone with this key can forge both.</summary>
public sealed class AuditKey
{
    /// <summary>The length of a key in bytes.</summary>
    public const int Length = 32;

    private const int IdLength = 16;
    private readonly byte[] _bytes;

    /// <summary>Creates a key.</summary>
    /// <param name="bytes">The key bytes.</param>
    /// <param name="isNew">Whether the key was just created, so that no row can have been hashed with it.</param>
    public AuditKey(byte[] bytes, bool isNew)
    {
        (_bytes, IsNew) = (bytes, isNew);
        Id = Sign("key")[..IdLength];
    }

    /// <summary>A public id of the key. The key cannot be derived from it.</summary>
    public string Id { get; }

    /// <summary>Whether the key has not signed anything yet.</summary>
    public bool IsNew { get; }

    /// <summary>Returns the id; never the key.</summary>
    public override string ToString() => Id;

    /// <summary>Calculates the HMAC of the values. They are JSON-encoded, so that no value can be shifted into its neighbour.</summary>
    internal string Sign(params object[] parts) => Convert.ToHexStringLower(HMACSHA256.HashData(_bytes, JsonSerializer.SerializeToUtf8Bytes(parts)));
}
