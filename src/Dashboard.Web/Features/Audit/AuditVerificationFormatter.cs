using Dashboard.Storage.Audit;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Audit;

/// <summary>Formats the result of verifying the audit log.</summary>
internal static class AuditVerificationFormatter
{
    /// <summary>Describes the result in one or two sentences.</summary>
    public static string Format(AuditVerificationResult verdict) => verdict.Fault switch
    {
        AuditFault.None => FormatWhole(verdict.Rows, verdict.KeyedFrom),
        AuditFault.Row => AuditTexts.FormatBrokenRow(verdict.BrokenAt),
        AuditFault.Start => AuditTexts.FormatBrokenStart(verdict.BrokenAt),
        AuditFault.End => AuditTexts.FormatBrokenEnd(verdict.BrokenAt),
        AuditFault.Head => AuditTexts.FormatBrokenHead(verdict.BrokenAt),
        AuditFault.Key => AuditTexts.FormatUnknownKey(verdict.BrokenAt),
        _ => AuditTexts.FormatBrokenWitness(verdict.BrokenAt),
    };

    /// <summary>Returns the last hash, to be compared with one recorded elsewhere; "none" for an empty log.</summary>
    public static string Hash(AuditVerificationResult verdict) => verdict.LastHash.Length > 0 ? verdict.LastHash : AuditTexts.NoHash;

    private static string FormatWhole(long rows, long? keyedFrom) => keyedFrom switch
    {
        null => Plural.Choose(rows, AuditTexts.FormatWholeWithoutKeyOne(rows), AuditTexts.FormatWholeWithoutKeyOther(rows)),
        <= 1 => Plural.Choose(rows, AuditTexts.FormatWholeByKeyOne(rows), AuditTexts.FormatWholeByKeyOther(rows)),
        { } from => Plural.Choose(rows, AuditTexts.FormatWholeByKeyFromOne(rows, from), AuditTexts.FormatWholeByKeyFromOther(rows, from)),
    };
}
