namespace Dashboard.Presence.Store;

/// <summary>
/// Decides which of the entities that a list omits are removed. A single omission is weak evidence. A vendor may omit an extension from one
/// response, change its pages during paging, or send that very row unreadable. Not thread-safe.
/// </summary>
/// <param name="looks">The number of consecutive complete lists that must omit an entity before it is removed.</param>
public sealed class RemovalPolicy(int looks)
{
    /// <summary>If more entities than this and more than half of all are missing, the next list must confirm it.</summary>
    private const int NeverDoubted = 5;

    private Dictionary<string, Absence> _absent = [];
    private int _badRowsBefore;

    /// <summary>Evaluates one list.</summary>
    /// <param name="notListed">The keys of the known entities that the list omits.</param>
    /// <param name="known">The number of known entities.</param>
    /// <param name="complete">Whether the list claims to be complete.</param>
    /// <param name="badRows">The number of rows in it that could not be read.</param>
    /// <returns>The keys of the entities to remove.</returns>
    public IReadOnlyCollection<string> Judge(IReadOnlyCollection<string> notListed, int known, bool complete, int badRows)
    {
        if (notListed.Count == 0)
        {
            _absent.Clear();
            _badRowsBefore = badRows;
            return [];
        }

        var isMass = notListed.Count > NeverDoubted && notListed.Count * 2 > known;
        var needed = isMass ? Math.Max(2, looks) : looks;
        var gone = new List<string>();
        var absent = new Dictionary<string, Absence>(notListed.Count);
        foreach (var key in notListed)
        {
            var absence = _absent.GetValueOrDefault(key, new Absence(0, _badRowsBefore));
            absence = complete ? absence with { Looks = absence.Looks + 1 } : absence;

            // An unreadable row may be the missing entity, but only if the list has more unreadable rows than the last list that
            // contained the entity.
            if (complete && badRows <= absence.BadRowsWhenListed && absence.Looks >= needed)
            {
                gone.Add(key);
            }
            else
            {
                absent[key] = absence;
            }
        }

        _absent = absent;
        _badRowsBefore = badRows;
        return gone;
    }

    private readonly record struct Absence(int Looks, int BadRowsWhenListed);
}
