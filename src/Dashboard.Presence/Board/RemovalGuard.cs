namespace Dashboard.Presence;

/// <summary>
/// Doubts a complete answer that would empty the board: one that removes more than half of what is known, and more than
/// five rows, is believed only when the next one says the same.
/// </summary>
internal sealed class RemovalGuard
{
    private const int AlwaysBelieved = 5;
    private readonly HashSet<string> _doubted = [];

    public bool Allows(string part, int known, int missing)
    {
        if (missing <= AlwaysBelieved || missing * 2 <= known)
        {
            _doubted.Remove(part);
            return true;
        }

        // The first is noted and not believed; the second finds the note.
        return !_doubted.Add(part) && _doubted.Remove(part);
    }
}
