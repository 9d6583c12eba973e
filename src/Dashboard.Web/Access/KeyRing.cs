using System.Xml.Linq;
using Dashboard.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dashboard.Web.Access;

/// <summary>Keeps the keys that sign cookies in the store. Without one the framework makes keys that last until the next start.</summary>
internal sealed partial class KeyRing(ProtectionKeys keys, ILogger<KeyRing> logger) : IXmlRepository
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // The framework asks in this way, once a day and never on a request's own time but the first's.
    public IReadOnlyCollection<XElement> GetAllElements() => Wait(async bound =>
    {
        try
        {
            return [.. (await keys.ListAsync(bound)).Select(XElement.Parse)];
        }
        catch (StorageException e)
        {
            LogNotRead(e.Message);
            return Array.Empty<XElement>();
        }
    });

    public void StoreElement(XElement element, string friendlyName) => Wait(async bound =>
    {
        try
        {
            await keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), bound);
        }
        catch (StorageException e)
        {
            LogNotKept(e.Message);
        }

        return 0;
    });

    private static T Wait<T>(Func<CancellationToken, Task<T>> work)
    {
        using var bound = new CancellationTokenSource(LongestWait);
        return Task.Run(() => work(bound.Token), bound.Token).GetAwaiter().GetResult();
    }
}
