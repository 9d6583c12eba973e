namespace Dashboard.Web.Security;

internal sealed partial class AuditLogger
{
    [LoggerMessage(LogLevel.Warning, "Not in the audit log, which cannot be written: {Who} from {Address} {What} {Subject}: {Problem}")]
    private partial void LogNotWritten(string who, string address, string what, string subject, string problem);
}
