namespace Dashboard.Storage.Audit;

/// <summary>Rows that the program itself writes about the log.</summary>
internal static class AuditMarkers
{
    private const string Actor = "Presence Dashboard";
    private const string PrunedKind = "pruned the audit log";
    private const string BeganKind = "began the keyed audit log";
    private const string OtherKeyKind = "began another key of the audit log";
    private const string KeyLostKind = "found the audit log changed";

    /// <summary>The oldest rows were removed.</summary>
    /// <param name="number">The last of them.</param>
    /// <param name="hash">Its hash.</param>
    public static AuditEntry Pruned(long number, string hash) => new(Actor, "", PrunedKind, $"rows up to {number}", hash);

    /// <summary>Whether a row proves that the log starts behind that hash.</summary>
    public static bool ProvesStart(AuditEntry entry, string hash) => entry is { Actor: Actor, Action: PrunedKind } && entry.Detail == hash;

    /// <summary>From this row on rows are hashed with a key.</summary>
    public static AuditEntry Began(string keyId) => new(Actor, "", BeganKind, "", $"key {keyId}");

    /// <summary>From this row on rows are hashed with another key.</summary>
    public static AuditEntry OtherKey(AuditHead before, string keyId) => new(Actor, "", OtherKeyKind, $"rows {before.KeyedFrom} to {before.Number} have the key {before.KeyId}", $"key {keyId}");

    /// <summary>Whether a row says that rows before it have another key, and cannot be proven.</summary>
    public static bool IsOtherKey(AuditEntry entry) => entry is { Actor: Actor, Action: OtherKeyKind };

    /// <summary>The signed end was missing, changed, or that of an earlier time.</summary>
    public static AuditEntry KeyLost(long number) => new(Actor, "", KeyLostKind, $"behind row {number}", "its signed end is missing, changed or older than it was");

    /// <summary>Whether a row says that somebody changed the log.</summary>
    public static bool IsKeyLost(AuditEntry entry) => entry is { Actor: Actor, Action: KeyLostKind };
}
