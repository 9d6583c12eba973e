namespace Dashboard.Storage.Audit;

/// <summary>The kinds of fault that a verification of the audit log can find.</summary>
public enum AuditFault
{
    /// <summary>The log is intact.</summary>
    None,

    /// <summary>A row does not continue from the previous one: it was changed or inserted, or the previous row is missing.</summary>
    Row,

    /// <summary>The first rows are missing without a marker that they were pruned.</summary>
    Start,

    /// <summary>The last rows are missing.</summary>
    End,

    /// <summary>The signed head is missing or invalid, or a host has recorded that it was.</summary>
    Head,

    /// <summary>The key is missing or is not the one that the rows were written with.</summary>
    Key,

    /// <summary>The log contradicts a witness file.</summary>
    Witness,
}

/// <summary>The result of a verification of the audit log.</summary>
/// <param name="Rows">The number of the last row up to which the chain is intact.</param>
/// <param name="LastHash">The hash of that row, to compare with a copy kept elsewhere; empty when there are no rows.</param>
/// <param name="Fault">The fault found.</param>
/// <param name="BrokenAt">The number of the first row that is wrong or missing; null when the log is intact.</param>
/// <param name="KeyedFrom">The number of the first row that is hashed with the key; null when there is none.</param>
public sealed record AuditVerificationResult(long Rows, string LastHash, AuditFault Fault, long? BrokenAt, long? KeyedFrom);
