using System.Xml.Linq;
using Dashboard.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dashboard.Web.Security.Keys;

/// <summary>Keeps the keys that sign cookies in the store, encrypted where a certificate is configured.</summary>
internal sealed partial class StoreXmlRepository(DataProtectionKeyStore keys, KeyEncryption encryption, DatabaseHealth store, TimeProvider time, ILogger<StoreXmlRepository> logger) : IXmlRepository
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    // Each page would wait for it otherwise, one after the other.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private DateTimeOffset? _failedAt;

    /// <summary>Whether the keys could not be read when they were last asked for.</summary>
    public bool IsUnavailable => _failedAt is not null;

    // The framework asks in this way, once a day and never on a request's own time but the first's. A fault is let through:
    // told that there are no keys, it would make one and for a day know nobody who signed in before.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        // Once the store works again they are read at once.
        if (_failedAt is { } at && time.GetUtcNow() - at < BetweenTries && store.Problem is { } problem)
        {
            throw new StorageException(problem);
        }

        try
        {
            var stored = Wait(keys.ListAsync);
            IReadOnlyList<XElement> read = [.. stored.Select(XElement.Parse)];
            _failedAt = null;
            EncryptClear(stored, read);
            if (read.Count(key => !encryption.CanOpen(key)) is > 0 and var closed)
            {
                LogNotOpened(closed);
            }

            return read;
        }
        catch (StorageException e)
        {
            if (_failedAt is null)
            {
                LogNotRead(e.Message);
            }

            _failedAt = time.GetUtcNow();
            throw;
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        try
        {
            Wait(async bound =>
            {
                await keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), bound);
                return 0;
            });
        }
        catch (StorageException e)
        {
            LogNotKept(e.Message);
        }
    }

    // Those of before the certificate was configured.
    private void EncryptClear(IReadOnlyList<string> stored, IReadOnlyList<XElement> read)
    {
        foreach (var (text, key) in stored.Zip(read))
        {
            if (encryption.Encrypt(key) is not { } encrypted)
            {
                continue;
            }

            try
            {
                Wait(async bound =>
                {
                    await keys.ReplaceAsync(text, encrypted.ToString(SaveOptions.DisableFormatting), bound);
                    return 0;
                });
            }
            catch (StorageException e)
            {
                // They are readable as they are, and are encrypted when they are read the next time.
                LogNotEncrypted(e.Message);
                return;
            }
        }
    }

    private static T Wait<T>(Func<CancellationToken, Task<T>> work)
    {
        using var bound = new CancellationTokenSource(MaxWait);
        try
        {
            // Not every access ends when it is told to.
            return Task.Run(() => work(bound.Token), bound.Token).WaitAsync(bound.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new StorageException("The database did not answer in time.", e);
        }
    }
}
