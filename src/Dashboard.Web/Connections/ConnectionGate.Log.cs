namespace Dashboard.Web.Connections;

internal sealed partial class ConnectionGate
{
    [LoggerMessage(LogLevel.Warning, "Connections were refused since this was last said: {Count}. The host takes {InAll} at a time, {PerAddress} of them from one address (Limits:Connections, Limits:ConnectionsPerAddress, and the limit of open files of the process)")]
    private partial void LogRefused(int count, int inAll, int perAddress);
}
