using Microsoft.Extensions.Logging;

namespace Dashboard.Vendors.Jingl;

internal sealed partial class JinglClient
{
    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Jingl's list of handsets for {Account} does not end: handsets that vanish will stay on the board. If it comes in one piece, set Accounts:{Account}:Jingl:PageSize to 0.")]
    private static partial void LogPagesRepeat(ILogger log, string account);
}
