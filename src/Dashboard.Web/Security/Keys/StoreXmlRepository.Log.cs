namespace Dashboard.Web.Security.Keys;

internal sealed partial class StoreXmlRepository
{
    [LoggerMessage(LogLevel.Warning, "The keys that sign cookies could not be read, so nobody is known by their cookie until they can: {Problem}")]
    private partial void LogNotRead(string problem);

    [LoggerMessage(LogLevel.Warning, "A key that signs cookies could not be kept, so whoever signs in must do so again after the next start: {Problem}")]
    private partial void LogNotKept(string problem);

    [LoggerMessage(LogLevel.Warning, "A key that signs cookies lies in the database in the clear and could not be encrypted: {Problem}")]
    private partial void LogNotEncrypted(string problem);

    [LoggerMessage(LogLevel.Error, "Keys that sign cookies are encrypted for a certificate that is not configured ({Count} keys), so everybody they were signed for must sign in again. Name that certificate in Access:KeyCertificate:EarlierPath and restart the host.")]
    private partial void LogNotOpened(int count);
}
