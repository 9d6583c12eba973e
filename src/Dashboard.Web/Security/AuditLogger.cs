using System.Diagnostics.CodeAnalysis;
using Dashboard.Storage;
using Dashboard.Storage.Audit;

namespace Dashboard.Web.Security;

/// <summary>Writes what somebody did into the audit log, and into the program's log when that cannot be written.</summary>
internal sealed partial class AuditLogger(AuditWriter writer, ILogger<AuditLogger> logger)
{
    /// <summary>Notes an act, before it is told to have been done.</summary>
    /// <param name="context">The request: by whom and from where.</param>
    /// <param name="what">The kind of act.</param>
    /// <param name="subject">On whom or what; empty for none.</param>
    /// <param name="detail">More of it; never a secret.</param>
    /// <param name="who">The name tried, where nobody is signed in yet; null for who asks.</param>
    public Task LogAsync(HttpContext context, string what, string subject = "", string detail = "", string? who = null) => LogAsync(
        who ?? PrincipalClaims.GetPrincipal(context.User)?.Name ?? "nobody", $"{context.Connection.RemoteIpAddress}", what, subject, detail);

    /// <summary>Notes an act that goes on without its request.</summary>
    /// <param name="who">Who did it.</param>
    /// <param name="address">From where.</param>
    /// <param name="what">The kind of act.</param>
    /// <param name="subject">On whom or what.</param>
    /// <param name="detail">More of it; never a secret.</param>
    public Task LogAsync(string who, string address, string what, string subject, string detail) => LogAsync(new AuditEntry(who, address, what, subject, detail));

    /// <summary>Notes an act, and returns once its row is in the log. A request that its client breaks off is noted too.</summary>
    /// <param name="entry">The act.</param>
    public Task LogAsync(AuditEntry entry) => LoggedAsync(entry, writer.WriteAsync(entry));

    /// <summary>Notes a refusal of a stranger, if there is room.</summary>
    /// <param name="entry">The refusal.</param>
    /// <param name="written">Done once its row is in the log.</param>
    /// <returns>Whether there is room for it.</returns>
    public bool TryLog(AuditEntry entry, [NotNullWhen(true)] out Task? written)
    {
        written = writer.TryWrite(entry, out var row) ? LoggedAsync(entry, row) : null;
        return written is not null;
    }

    private async Task LoggedAsync(AuditEntry entry, Task<AuditRow> row)
    {
        try
        {
            await row;
        }
        catch (StorageException e)
        {
            LogNotWritten(entry.Actor, entry.Address, entry.Action, entry.Subject, e.Message);
        }
    }
}
