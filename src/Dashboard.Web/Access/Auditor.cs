using Dashboard.Storage;
using Dashboard.Storage.Audit;

namespace Dashboard.Web.Access;

/// <summary>Writes what somebody did into the audit log, and into the program's log when that cannot be written.</summary>
internal sealed partial class Auditor(AuditLog log, ILogger<Auditor> logger)
{
    /// <summary>Notes an act, before it is told to have been done.</summary>
    /// <param name="context">The request: by whom and from where.</param>
    /// <param name="what">The kind of act.</param>
    /// <param name="subject">On whom or what; empty for none.</param>
    /// <param name="detail">More of it; never a secret.</param>
    /// <param name="who">The name tried, where nobody is signed in yet; null for who asks.</param>
    public Task NoteAsync(HttpContext context, string what, string subject = "", string detail = "", string? who = null) => NoteAsync(
        who ?? SightClaims.Of(context.User)?.Name ?? "nobody", $"{context.Connection.RemoteIpAddress}", what, subject, detail);

    /// <summary>Notes an act that goes on without its request.</summary>
    /// <param name="who">Who did it.</param>
    /// <param name="address">From where.</param>
    /// <param name="what">The kind of act.</param>
    /// <param name="subject">On whom or what.</param>
    /// <param name="detail">More of it; never a secret.</param>
    public async Task NoteAsync(string who, string address, string what, string subject, string detail)
    {
        var entry = new AuditEntry(who, address, what, subject, detail);
        try
        {
            // Whoever breaks the connection off must not thereby leave no trace.
            await log.AppendAsync(entry, CancellationToken.None);
        }
        catch (StorageException e)
        {
            LogNotWritten(entry.Who, entry.Address, entry.What, entry.Subject, e.Message);
        }
    }
}
