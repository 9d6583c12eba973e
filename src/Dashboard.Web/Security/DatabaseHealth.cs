using Dashboard.Storage;

namespace Dashboard.Web.Security;

/// <summary>Whether the database works, for the screens and the health check.</summary>
public sealed class DatabaseHealth(Database database)
{
    /// <summary>What does not work, for a person; null when all does.</summary>
    public string? Problem => database.Status.Problem;

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since => database.Status.Since;
}
