using System.Text.Json;

namespace Dashboard.Storage.Audit;

/// <summary>The signed end of the audit log.</summary>
/// <param name="Number">The last row; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="KeyedFrom">The first row that is hashed with the key.</param>
/// <param name="KeyId">Which key.</param>
/// <param name="Signature">By that key, of all of it.</param>
public sealed record AuditHead(long Number, string Hash, long KeyedFrom, string KeyId, string Signature)
{
    /// <summary>As a line of a witness file.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Reads a line of a witness file; null for none.</summary>
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
