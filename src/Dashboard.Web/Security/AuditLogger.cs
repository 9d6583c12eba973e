using System.Diagnostics.CodeAnalysis;
using Dashboard.Storage;
using Dashboard.Storage.Audit;

namespace Dashboard.Web.Security;

/// <summary>Writes the audit log. When it cannot be written, the entry goes to the application log.</summary>
internal sealed partial class AuditLogger(AuditWriter writer, ILogger<AuditLogger> logger)
{
    /// <summary>Logs an action of a request, before its result is reported.</summary>
    /// <param name="context">The request, which supplies the actor and the address.</param>
    /// <param name="what">The kind of action.</param>
    /// <param name="subject">The object of the action; empty for none.</param>
    /// <param name="detail">Further details; never a secret.</param>
    /// <param name="who">The name that was tried, when the request is not signed in; null for the request's principal.</param>
    public Task LogAsync(HttpContext context, string what, string subject = "", string detail = "", string? who = null) => LogAsync(
        who ?? PrincipalClaims.GetPrincipal(context.User)?.Name ?? "nobody", $"{context.Connection.RemoteIpAddress}", what, subject, detail);

    /// <summary>Logs an action that outlives its request.</summary>
    /// <param name="who">The name of the actor.</param>
    /// <param name="address">The network address of the actor.</param>
    /// <param name="what">The kind of action.</param>
    /// <param name="subject">The object of the action; empty for none.</param>
    /// <param name="detail">Further details; never a secret.</param>
    public Task LogAsync(string who, string address, string what, string subject, string detail) => LogAsync(new AuditEntry(who, address, what, subject, detail));

    /// <summary>Logs an entry and returns once its row is written. An aborted request does not cancel this.</summary>
    public Task LogAsync(AuditEntry entry) => LoggedAsync(entry, writer.WriteAsync(entry));

    /// <summary>Logs the refusal of an unauthenticated request, if the writer's queue has room.</summary>
    /// <param name="entry">The refusal.</param>
    /// <param name="written">Completes once the row is written; null without room.</param>
    /// <returns>Whether the queue had room.</returns>
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
