using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Tests.Testing;

/// <summary>A viewer's copy of a board: it starts from a snapshot and is updated only by deltas.</summary>
internal sealed class ViewCopy(BoardView start)
{
    private readonly Dictionary<string, ExtensionPresence> _extensions = start.Extensions.ToDictionary(r => r.Key, r => r.Value.Value);
    private readonly Dictionary<string, Registration> _registrations = start.Registrations.ToDictionary(r => r.Key, r => r.Value.Value);
    private readonly Dictionary<string, Call> _calls = start.Calls.ToDictionary(r => r.Key, r => r.Value.Value);

    public void Apply(BoardDelta delta)
    {
        Apply(_extensions, delta.Extensions, delta.RemovedExtensions);
        Apply(_registrations, delta.Registrations, delta.RemovedRegistrations);
        Apply(_calls, delta.Calls, delta.RemovedCalls);
    }

    public void ShouldShow(BoardView view)
    {
        Sorted(_extensions).ShouldBe(Sorted(view.Extensions.ToDictionary(r => r.Key, r => r.Value.Value)));
        Sorted(_registrations).ShouldBe(Sorted(view.Registrations.ToDictionary(r => r.Key, r => r.Value.Value)));
        Sorted(_calls).ShouldBe(Sorted(view.Calls.ToDictionary(r => r.Key, r => r.Value.Value)));
    }

    private static void Apply<T>(Dictionary<string, T> rows, IEnumerable<T> changed, IEnumerable<string> removed)
        where T : IPresenceEntity
    {
        foreach (var key in removed)
        {
            rows.Remove(key).ShouldBeTrue($"{key} was removed and never shown");
        }

        foreach (var row in changed)
        {
            rows[row.Key] = row;
        }
    }

    private static IEnumerable<T> Sorted<T>(Dictionary<string, T> rows) => rows.OrderBy(r => r.Key).Select(r => r.Value).ToList();
}
