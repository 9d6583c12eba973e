using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Storage.Audit;

/// <summary>An action to record in the audit log.</summary>
/// <param name="Actor">The name of the user or API client; for a failed sign-in, the name that was entered.</param>
/// <param name="Address">The client's IP address; empty for an action of the program itself.</param>
/// <param name="Action">The kind of action, for example "signed in".</param>
/// <param name="Subject">The target of the action; empty when there is none.</param>
/// <param name="Detail">Further details. It must not contain a secret.</param>
public sealed record AuditEntry(string Actor, string Address, string Action, string Subject, string Detail)
{
    internal const int MaxTextLength = 1000;

    /// <summary>Returns a copy with texts that both databases can store.</summary>
    internal AuditEntry Cleaned() => new(Short(Actor), Short(Address), Short(Action), Short(Subject), Short(Detail));

    private static string Short(string text) => UntrustedText.Clean(text, MaxTextLength);
}

/// <summary>A row of the audit log.</summary>
/// <param name="Number">The row number, counted from 1 without gaps.</param>
/// <param name="At">The time of the action, UTC, in whole milliseconds.</param>
/// <param name="Entry">The action.</param>
/// <param name="Hash">The keyed hash of this row and of the previous row's hash.</param>
public sealed record AuditRow(long Number, DateTimeOffset At, AuditEntry Entry, string Hash)
{
    /// <summary>The previous hash of the first row.</summary>
    internal const string NoHash = "";

    /// <summary>Calculates the keyed hash of a row.</summary>
    internal static string HashOf(AuditKey key, string before, long number, DateTimeOffset at, AuditEntry entry) =>
        key.Sign("row", before, number, at.ToUnixTimeMilliseconds(), entry.Actor, entry.Address, entry.Action, entry.Subject, entry.Detail);

    /// <summary>
    /// Calculates the unkeyed hash of a row that was written before the log had a key. The values are JSON-encoded, so that no value can be
    /// shifted into its neighbour.
    /// </summary>
    internal static string HashOf(string before, long number, DateTimeOffset at, AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new object[]
        {
            before, number, at.ToUnixTimeMilliseconds(), entry.Actor, entry.Address, entry.Action, entry.Subject, entry.Detail,
        })));
}
