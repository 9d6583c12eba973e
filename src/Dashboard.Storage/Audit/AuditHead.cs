using System.Text.Json;

namespace Dashboard.Storage.Audit;

/// <summary>The signed head of the audit log: the number and hash of its last row.</summary>
/// <param name="Number">The number of the last row; 0 before the first.</param>
/// <param name="Hash">The hash of the last row.</param>
/// <param name="KeyedFrom">The number of the first row that is hashed with the key.</param>
/// <param name="KeyId">The id of the signing key.</param>
/// <param name="Signature">The signature of the other values.</param>
public sealed record AuditHead(long Number, string Hash, long KeyedFrom, string KeyId, string Signature)
{
    /// <summary>Serializes the head as a line of a witness file.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Parses a line of a witness file; null when the line is invalid.</summary>
    /// <param name="line">The line.</param>
    public static AuditHead? FromLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(line) is { Hash: not null, KeyId: not null, Signature: not null } head ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static AuditHead Create(AuditKey key, long number, string hash, long keyedFrom) =>
        new(number, hash, keyedFrom, key.Id, key.Sign("head", number, hash, keyedFrom));

    internal bool IsSignedBy(AuditKey key) => KeyId == key.Id && Signature == Create(key, Number, Hash, KeyedFrom).Signature;
}
