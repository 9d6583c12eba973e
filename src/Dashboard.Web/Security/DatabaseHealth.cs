using Dashboard.Storage;

namespace Dashboard.Web.Security;

/// <summary>The availability of the database, for pages and the health check.</summary>
public sealed class DatabaseHealth(Database database)
{
    /// <summary>The current problem as text; null while the database works.</summary>
    public string? Problem => database.Status.Problem;

    /// <summary>The time since when the status has lasted, UTC.</summary>
    public DateTimeOffset Since => database.Status.Since;
}
