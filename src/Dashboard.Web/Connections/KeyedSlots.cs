namespace Dashboard.Web.Connections;

/// <summary>Counts what is in use by key, up to a bound for each. Thread-safe.</summary>
/// <param name="most">The bound.</param>
internal sealed class KeyedSlots(int most)
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Takes one for a key.</summary>
    /// <returns>False when the key has as many as it may have.</returns>
    public bool TryTake(string key)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(key);
            if (taken >= most)
            {
                return false;
            }

            _taken[key] = taken + 1;
            return true;
        }
    }

    /// <summary>Gives one back.</summary>
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
