namespace Dashboard.Storage;

/// <summary>Whether the database works.</summary>
/// <param name="Problem">What does not work, for a person; null when all does.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record StorageStatus(string? Problem, DateTimeOffset Since);
