using Dashboard.Presence.Store;

namespace Dashboard.Web.Polling;

/// <summary>
/// All configured accounts. The constructor adds each to the presence store, so that screens show their names before the first response.
/// </summary>
internal sealed class PolledAccounts : IDisposable
{
    private readonly Dictionary<string, PolledAccount> _byId;

    public PolledAccounts(IEnumerable<PolledAccount> accounts, PresenceStore store, TimeProvider time)
    {
        _byId = accounts.ToDictionary(a => a.Id);
        foreach (var account in _byId.Values)
        {
            store.Apply(account.GetStatus(time.GetUtcNow()).Status);
        }
    }

    public IReadOnlyCollection<PolledAccount> All => _byId.Values;

    public PolledAccount? Find(string id) => _byId.GetValueOrDefault(id);

    public void Dispose()
    {
        foreach (var account in _byId.Values)
        {
            account.Dispose();
        }
    }
}
