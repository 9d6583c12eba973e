namespace Dashboard.Presence.Store;

/// <summary>
/// Says which of the rows that a list no longer shows are gone. One poll's silence is weak evidence: a vendor may lose
/// an extension for one answer, turn its pages while the list moves, or send the very row unreadable. Not thread-safe.
/// </summary>
/// <param name="looks">How many complete lists in a row must lack a row before it is believed gone.</param>
public sealed class RemovalPolicy(int looks)
{
    /// <summary>More missing at once than this, and more than half of all, is believed only when the next list says the same.</summary>
    private const int NeverDoubted = 5;

    private Dictionary<string, Absence> _absent = [];
    private int _badRowsBefore;

    /// <summary>Judges one list.</summary>
    /// <param name="notListed">The keys of rows that are known and that it lacks.</param>
    /// <param name="known">How many are known.</param>
    /// <param name="complete">Whether it claims to be all there is.</param>
    /// <param name="badRows">How many of its rows could not be read.</param>
    /// <returns>The keys of the rows that are gone.</returns>
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

            // A row that could not be read since this one was last listed may be this one. Rows that were unreadable
            // beside it then cannot.
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
