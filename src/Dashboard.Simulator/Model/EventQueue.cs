namespace Dashboard.Simulator.Model;

/// <summary>What is yet to happen, soonest first; of two at one moment the one planned first.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _events = new();
    private long _order;

    public void Add(DateTimeOffset due, Action what) => _events.Enqueue(what, (due, _order++));

    /// <summary>Takes the next event that is due by a moment.</summary>
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
