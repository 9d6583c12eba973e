namespace Dashboard.Storage.Audit;

/// <summary>Rows that the program itself writes about the log.</summary>
internal static class AuditMarks
{
    private const string Who = "Presence Dashboard";
    private const string PrunedKind = "pruned the audit log";
    private const string BeganKind = "began the keyed audit log";
    private const string OtherKeyKind = "began another key of the audit log";
    private const string LostKind = "found the audit log changed";

    /// <summary>The oldest rows were removed.</summary>
    /// <param name="number">The last of them.</param>
    /// <param name="hash">Its hash.</param>
    public static AuditEntry Pruned(long number, string hash) => new(Who, "", PrunedKind, $"rows up to {number}", hash);

    /// <summary>Whether a row proves that the log starts behind that hash.</summary>
    public static bool ProvesStart(AuditEntry entry, string hash) => entry is { Who: Who, What: PrunedKind } && entry.Detail == hash;

    /// <summary>From this row on rows are hashed with a key.</summary>
    public static AuditEntry Began(string keyId) => new(Who, "", BeganKind, "", $"key {keyId}");

    /// <summary>From this row on rows are hashed with another key.</summary>
    public static AuditEntry OtherKey(AuditHead before, string keyId) => new(Who, "", OtherKeyKind, $"rows {before.KeyedFrom} to {before.Number} have the key {before.KeyId}", $"key {keyId}");

    /// <summary>Whether a row says that rows before it have another key, and cannot be proven.</summary>
    public static bool IsOtherKey(AuditEntry entry) => entry is { Who: Who, What: OtherKeyKind };

    /// <summary>The signed end was missing, changed, or that of an earlier time.</summary>
    public static AuditEntry Lost(long number) => new(Who, "", LostKind, $"behind row {number}", "its signed end is missing, changed or older than it was");

    /// <summary>Whether a row says that somebody changed the log.</summary>
    public static bool IsLost(AuditEntry entry) => entry is { Who: Who, What: LostKind };
}
