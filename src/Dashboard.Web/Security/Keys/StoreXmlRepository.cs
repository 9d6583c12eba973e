using System.Xml.Linq;
using Dashboard.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dashboard.Web.Security.Keys;

/// <summary>Stores the data protection keys in the database, encrypted when a certificate is configured.</summary>
internal sealed partial class StoreXmlRepository(DataProtectionKeyStore keys, KeyEncryption encryption, DatabaseHealth store, TimeProvider time, ILogger<StoreXmlRepository> logger) : IXmlRepository
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    // Without a pause between attempts each page would wait for the database in turn.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private DateTimeOffset? _failedAt;

    /// <summary>Whether the last attempt to read the keys failed.</summary>
    public bool IsUnavailable => _failedAt is not null;

    // The framework calls this synchronously once a day, in the background except for the first request. Failures are thrown: with an empty list the framework
    // would create a new key and reject every existing session for a day.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        // Once the database works again, the keys are read without further delay.
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

    // Encrypts the keys that were stored before the certificate was configured.
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
                // The keys stay readable, and the next read tries to encrypt them again.
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
            // Not every database operation ends when it is cancelled.
            return Task.Run(() => work(bound.Token), bound.Token).WaitAsync(bound.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new StorageException("The database did not answer in time.", e);
        }
    }
}
