using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Storage.Audit;

/// <summary>Something that somebody did.</summary>
/// <param name="Actor">The name signed in by; what was tried where nobody was.</param>
/// <param name="Address">From where; empty when the program itself did it.</param>
/// <param name="Action">The kind of act, as "signed in".</param>
/// <param name="Subject">On whom or what; empty for none.</param>
/// <param name="Detail">More of it; never a secret.</param>
public sealed record AuditEntry(string Actor, string Address, string Action, string Subject, string Detail)
{
    internal const int MaxTextLength = 1000;

    /// <summary>As both databases keep it.</summary>
    internal AuditEntry Cleaned() => new(Short(Actor), Short(Address), Short(Action), Short(Subject), Short(Detail));

    private static string Short(string text) => UntrustedText.Clean(text, MaxTextLength);
}

/// <summary>A row of the log.</summary>
/// <param name="Number">Counts the rows from 1 without a gap.</param>
/// <param name="At">When, UTC, in whole milliseconds.</param>
/// <param name="Entry">What was done.</param>
/// <param name="Hash">Of the row and of the hash before it.</param>
public sealed record AuditRow(long Number, DateTimeOffset At, AuditEntry Entry, string Hash)
{
    /// <summary>What comes before the first row.</summary>
    internal const string NoHash = "";

    /// <summary>What a row's hash must be, with the key.</summary>
    internal static string HashOf(AuditKey key, string before, long number, DateTimeOffset at, AuditEntry entry) =>
        key.Sign("row", before, number, at.ToUnixTimeMilliseconds(), entry.Actor, entry.Address, entry.Action, entry.Subject, entry.Detail);

    /// <summary>What the hash of a row must be that was written before there was a key. The parts are encoded so that none can pass for a piece of its neighbour.</summary>
    internal static string HashOf(string before, long number, DateTimeOffset at, AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new object[]
        {
            before, number, at.ToUnixTimeMilliseconds(), entry.Actor, entry.Address, entry.Action, entry.Subject, entry.Detail,
        })));
}
