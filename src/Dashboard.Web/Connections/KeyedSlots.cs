namespace Dashboard.Web.Connections;

/// <summary>Counts slots in use per key, up to a limit per key. Thread-safe.</summary>
/// <param name="slotsPerKey">The limit per key.</param>
internal sealed class KeyedSlots(int slotsPerKey)
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Takes a slot of a key.</summary>
    /// <returns>False when the key has no free slot.</returns>
    public bool TryTake(string key)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(key);
            if (taken >= slotsPerKey)
            {
                return false;
            }

            _taken[key] = taken + 1;
            return true;
        }
    }

    /// <summary>Releases a slot of a key.</summary>
    public void Release(string key)
    {
        lock (_gate)
        {
            if (_taken[key] == 1)
            {
                _taken.Remove(key);
            }
            else
            {
                _taken[key]--;
            }
        }
    }
}
