using System.Xml.Linq;
using Dashboard.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dashboard.Web.Access;

/// <summary>Keeps the keys that sign cookies in the store.</summary>
internal sealed partial class KeyRing(ProtectionKeys keys, TimeProvider time, ILogger<KeyRing> logger) : IXmlRepository
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    // Each page would wait for it otherwise, one after the other.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private DateTimeOffset? _failedAt;

    // The framework asks in this way, once a day and never on a request's own time but the first's. A fault is let through:
    // told that there are no keys, it would make one and for a day know nobody who signed in before.
    public IReadOnlyCollection<XElement> GetAllElements() => Wait(async bound =>
    {
        if (_failedAt is { } at && time.GetUtcNow() - at < BetweenTries)
        {
            throw new StorageException("The keys that sign cookies could not be read a moment ago.");
        }

        try
        {
            IReadOnlyList<XElement> read = [.. (await keys.ListAsync(bound)).Select(XElement.Parse)];
            _failedAt = null;
            return read;
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException)
        {
            _failedAt = time.GetUtcNow();
            LogNotRead(e.Message);
            throw;
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
