using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>What somebody sees at one moment.</summary>
/// <param name="view">What is known, cut to what they may see.</param>
/// <param name="seen">When each account was last seen.</param>
/// <param name="now">The moment.</param>
public sealed class SupervisorSnapshot(BoardView view, Func<string, LastListedTimes> seen, DateTimeOffset now)
{
    // So far two lists may differ about one beginning.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromSeconds(15);

    // Made when it is first asked for: most moments pass without anybody typing what shall be done.
    private ILookup<string, Call>? _callsOf;
    private ILookup<string, WaitingCall>? _ringing;

    /// <summary>What is known.</summary>
    public BoardView View => view;

    /// <summary>The moment.</summary>
    public DateTimeOffset Now => now;

    /// <summary>All extensions.</summary>
    public IEnumerable<ExtensionPresence> Extensions => view.Extensions.Values.Select(r => r.Value);

    /// <summary>All calls.</summary>
    public IEnumerable<Call> Calls => view.Calls.Values.Select(r => r.Value);

    /// <summary>All registrations.</summary>
    public IEnumerable<Registration> Registrations => view.Registrations.Values.Select(r => r.Value);

    /// <summary>An extension by its key; null when there is none.</summary>
    public ExtensionPresence? Extension(string? key) => key is not null && view.Extensions.TryGetValue(key, out var row) ? row.Value : null;

    /// <summary>An account by its id; null when there is none.</summary>
    public AccountStatus? Account(string id) => view.Accounts.TryGetValue(id, out var row) ? row.Value : null;

    /// <summary>Whether two texts are the same number in an account.</summary>
    public bool IsSame(string account, string? one, string? other) => NumberForms.IsSame(one, other, Account(account)?.Region);

    /// <summary>The calls that an extension is on, the longest first.</summary>
    public IEnumerable<Call> CallsOf(ExtensionPresence row)
    {
        _callsOf ??= Calls.SelectMany(c => c.Legs.Select(l => l.Extension).OfType<string>().Distinct(), (call, extension) => (call, extension)).ToLookup(p => p.extension, p => p.call);
        return _callsOf[row.Key].OrderBy(c => c.StartedAt).ThenBy(c => c.Key, ExtensionNumberComparer.Instance);
    }

    /// <summary>An extension's devices.</summary>
    public IEnumerable<Registration> DevicesOf(ExtensionPresence row) => Registrations.Where(r => r.Extension == row.Key).OrderBy(r => r.Key, ExtensionNumberComparer.Instance);

    /// <summary>When an account was last seen.</summary>
    public LastListedTimes GetLastListed(string account) => seen(account);

    /// <summary>How old a row is.</summary>
    public RowAge Age(IPresenceEntity row) => RowAge.Create(
        row,
        row switch { Call => ResourceKinds.Calls, Registration => ResourceKinds.Registrations, _ => ResourceKinds.Presence },
        seen(row.Account),
        Account(row.Account),
        now);

    /// <summary>
    /// Since when an extension is in its state, UTC; null when not known. Lists of extensions and of calls are asked at different
    /// moments: of one that is on a single call in that state, both are one state with one beginning, the call's.
    /// </summary>
    /// <param name="row">The extension.</param>
    public DateTimeOffset? InState(ExtensionPresence row)
    {
        if (row.Since is not { } since || ShownStates.From(row) == ShownState.DoNotDisturb)
        {
            return null;
        }

        var begun = row.State > PresenceState.Idle && CallsOf(row).ToList() is [var call] && call.State == row.State ? CallTimes.InState(call) : null;
        return begun is { } at && (at - since).Duration() <= MaxSkew ? at : since;
    }

    /// <summary>The call that waits at an extension which is busy with another; null when none does, or when the list of calls is old.</summary>
    public WaitingCall? Waiting(ExtensionPresence row) => !WaitingCalls.IsBusy(row.State) || Age(row).IsOld
        ? null
        : (_ringing ??= WaitingCalls.ByExtension(Calls))[row.Key].FirstOrDefault(w => !Age(w.Call).IsOld);

    /// <summary>Whether an extension matches a state in filters and counts. One with a call waiting matches Ringing as well.</summary>
    public bool IsIn(ExtensionPresence row, ShownState state) => Shown(row) == state || (state == ShownState.Ringing && Waiting(row) is not null);

    /// <summary>Whether a device comes and goes. Of what is old nobody knows.</summary>
    public bool IsFlapping(Registration row) => row.Losses.FlappingUntil > now && !Age(row).IsOld;

    /// <summary>The state that is shown: unknown once the row is too old.</summary>
    public ShownState Shown(ExtensionPresence row) => ShownStates.From(row, Age(row).Freshness);

    /// <summary>Whether do not disturb is shown as a mark beside the state.</summary>
    public bool IsMarked(ExtensionPresence row) => ShownStates.IsMarked(row, Shown(row));
}
