namespace Dashboard.Storage.Audit;

/// <summary>What proves the audit log from outside the database.</summary>
/// <param name="KeyFile">The file that holds its key.</param>
/// <param name="WitnessFile">The file to which its signed end is appended from time to time; null for none.</param>
public sealed record AuditOptions(string KeyFile, string? WitnessFile);
