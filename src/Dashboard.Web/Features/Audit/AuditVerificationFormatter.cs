using Dashboard.Storage.Audit;

namespace Dashboard.Web.Features.Audit;

/// <summary>Formats the result of verifying the audit log.</summary>
internal static class AuditVerificationFormatter
{
    /// <summary>Describes the result in one or two sentences.</summary>
    public static string Format(AuditVerificationResult verdict) => verdict.Fault switch
    {
        AuditFault.None when verdict.KeyedFrom is { } from =>
            $"The audit log is whole: {Rows(verdict)}, each follows from the one before{(from > 1 ? $", by the key from row {from} on" : " by the key")}.",
        AuditFault.None => $"The audit log is whole: {Rows(verdict)}, each follows from the one before. None has a key yet: who can write the database could have made all of them.",
        AuditFault.Row => $"The audit log is broken at row {verdict.BrokenAt}: it was changed or put in, or one before it is missing.",
        AuditFault.Start => $"The audit log is broken: rows before {verdict.BrokenAt} are missing, and no row says that they were pruned.",
        AuditFault.End => $"The audit log is broken: rows from {verdict.BrokenAt} on are missing.",
        AuditFault.Head => $"The audit log is broken at row {verdict.BrokenAt}: its signed end is missing, changed or older than it was. Somebody has changed the log, or it was restored.",
        AuditFault.Key => $"The audit log cannot be proven from row {verdict.BrokenAt} on: its key is missing or is another. Access:AuditKeyFile names the file.",
        _ => $"The audit log is broken at row {verdict.BrokenAt}: it is not the one that the witness file has seen, or that file was changed.",
    };

    private static string Rows(AuditVerificationResult verdict) => verdict.Rows == 1 ? "1 row" : $"{verdict.Rows} rows";

    /// <summary>Returns the last hash, to be compared with one recorded elsewhere; "none" for an empty log.</summary>
    public static string Hash(AuditVerificationResult verdict) => verdict.LastHash.Length > 0 ? verdict.LastHash : "none";
}
