namespace Dashboard.Simulator.Model;

/// <summary>The scheduled events, earliest first. Events at the same time run in the order in which they were added.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _events = new();
    private long _order;

    public void Add(DateTimeOffset due, Action what) => _events.Enqueue(what, (due, _order++));

    /// <summary>Removes and returns the next event that is due.</summary>
    public bool TryTake(DateTimeOffset until, out DateTimeOffset due, out Action what)
    {
        if (_events.TryPeek(out what!, out var when) && when.Due <= until)
        {
            _events.Dequeue();
            due = when.Due;
            return true;
        }

        due = default;
        return false;
    }
}
