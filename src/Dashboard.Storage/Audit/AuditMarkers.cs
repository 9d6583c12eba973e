namespace Dashboard.Storage.Audit;

/// <summary>The marker rows that the program writes about the log itself.</summary>
internal static class AuditMarkers
{
    private const string Actor = "Presence Dashboard";
    private const string PrunedKind = "pruned the audit log";
    private const string BeganKind = "began the keyed audit log";
    private const string OtherKeyKind = "began another key of the audit log";
    private const string KeyLostKind = "found the audit log changed";

    /// <summary>Creates the marker for pruned rows.</summary>
    /// <param name="number">The number of the last pruned row.</param>
    /// <param name="hash">The hash of that row.</param>
    public static AuditEntry Pruned(long number, string hash) => new(Actor, "", PrunedKind, $"rows up to {number}", hash);

    /// <summary>Whether a row proves that the log starts after the row with that hash.</summary>
    public static bool ProvesStart(AuditEntry entry, string hash) => entry is { Actor: Actor, Action: PrunedKind } && entry.Detail == hash;

    /// <summary>Creates the marker for the start of keyed hashing.</summary>
    public static AuditEntry Began(string keyId) => new(Actor, "", BeganKind, "", $"key {keyId}");

    /// <summary>Creates the marker for a change of the key.</summary>
    public static AuditEntry OtherKey(AuditHead before, string keyId) => new(Actor, "", OtherKeyKind, $"rows {before.KeyedFrom} to {before.Number} have the key {before.KeyId}", $"key {keyId}");

    /// <summary>Whether a row marks a change of the key, so that the rows before it cannot be verified.</summary>
    public static bool IsOtherKey(AuditEntry entry) => entry is { Actor: Actor, Action: OtherKeyKind };

    /// <summary>Creates the marker for a head that was missing, invalid or outdated.</summary>
    public static AuditEntry KeyLost(long number) => new(Actor, "", KeyLostKind, $"behind row {number}", "its signed end is missing, changed or older than it was");

    /// <summary>Whether a row marks that the log was found manipulated.</summary>
    public static bool IsKeyLost(AuditEntry entry) => entry is { Actor: Actor, Action: KeyLostKind };
}
