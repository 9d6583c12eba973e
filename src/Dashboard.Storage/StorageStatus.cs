namespace Dashboard.Storage;

/// <summary>The health of the database.</summary>
/// <param name="Problem">What fails, as a message for users; null when the database works.</param>
/// <param name="Since">When the status last changed, UTC.</param>
public sealed record StorageStatus(string? Problem, DateTimeOffset Since);
