namespace Dashboard.Storage.Audit;

/// <summary>The files outside the database that make the audit log verifiable.</summary>
/// <param name="KeyFile">The path of the file with the log's key.</param>
/// <param name="WitnessFile">The path of the file to which the signed head is appended periodically; null for none.</param>
public sealed record AuditOptions(string KeyFile, string? WitnessFile);
