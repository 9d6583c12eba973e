namespace Dashboard.Storage.Audit;

/// <summary>What is wrong with the log.</summary>
public enum AuditFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A row does not follow from the one before: it was changed or put in, or the one before is missing.</summary>
    Row,

    /// <summary>The rows before the first are missing, and no row says that they were pruned.</summary>
    Start,

    /// <summary>Rows at the end are missing.</summary>
    End,

    /// <summary>The signed end is missing or was changed, now or when a host found it so.</summary>
    Head,

    /// <summary>The key is missing, or is another than the rows were written with.</summary>
    Key,

    /// <summary>The log is not the one that a witness saw.</summary>
    Witness,
}

/// <summary>What a proof of the log found.</summary>
/// <param name="Rows">Up to which row they follow from each other.</param>
/// <param name="LastHash">The hash of that row, to compare with one that was noted elsewhere; empty for none.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="BrokenAt">The first row that is wrong or missing; null when none is.</param>
/// <param name="KeyedFrom">The first row that is hashed with the key; null when none is.</param>
public sealed record AuditVerificationResult(long Rows, string LastHash, AuditFault Fault, long? BrokenAt, long? KeyedFrom);
