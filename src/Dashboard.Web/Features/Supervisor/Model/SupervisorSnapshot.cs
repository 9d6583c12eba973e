using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>The presence data that a principal can view, at one point in time.</summary>
/// <param name="view">The presence data, filtered for the principal.</param>
/// <param name="lastListed">Returns when each list of an account was last received.</param>
/// <param name="now">The time of the snapshot, UTC.</param>
/// <remarks>Not thread-safe: lookups are created lazily.</remarks>
public sealed class SupervisorSnapshot(BoardView view, Func<string, LastListedTimes> lastListed, DateTimeOffset now)
{
    // Two lists may report the start of the same state with this difference.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromSeconds(15);

    // Created on first use, because most snapshots are rendered without these lookups.
    private ILookup<string, Call>? _callsOf;
    private ILookup<string, WaitingCall>? _ringing;

    /// <summary>The presence data.</summary>
    public BoardView View => view;

    /// <summary>The time of the snapshot, UTC.</summary>
    public DateTimeOffset Now => now;

    public IEnumerable<ExtensionPresence> Extensions => view.Extensions.Values.Select(r => r.Value);

    public IEnumerable<Call> Calls => view.Calls.Values.Select(r => r.Value);

    public IEnumerable<Registration> Registrations => view.Registrations.Values.Select(r => r.Value);

    /// <summary>Returns an extension by its key; null when it is unknown.</summary>
    public ExtensionPresence? Extension(string? key) => key is not null && view.Extensions.TryGetValue(key, out var row) ? row.Value : null;

    /// <summary>Returns an account by its id; null when it is unknown.</summary>
    public AccountStatus? Account(string id) => view.Accounts.TryGetValue(id, out var row) ? row.Value : null;

    /// <summary>Whether two texts denote the same number in an account.</summary>
    public bool IsSame(string account, string? one, string? other) => NumberForms.IsSame(one, other, Account(account)?.Region);

    /// <summary>Returns the calls of an extension, the longest first.</summary>
    public IEnumerable<Call> CallsOf(ExtensionPresence row)
    {
        _callsOf ??= Calls.SelectMany(c => c.Legs.Select(l => l.Extension).OfType<string>().Distinct(), (call, extension) => (call, extension)).ToLookup(p => p.extension, p => p.call);
        return _callsOf[row.Key].OrderBy(c => c.StartedAt).ThenBy(c => c.Key, ExtensionNumberComparer.Instance);
    }

    /// <summary>Returns the registrations of an extension.</summary>
    public IEnumerable<Registration> DevicesOf(ExtensionPresence row) => Registrations.Where(r => r.Extension == row.Key).OrderBy(r => r.Key, ExtensionNumberComparer.Instance);

    /// <summary>Returns when each list of an account was last received.</summary>
    public LastListedTimes GetLastListed(string account) => lastListed(account);

    /// <summary>Returns the age of an extension, call or registration.</summary>
    public RowAge Age(IPresenceEntity row) => RowAge.Create(
        row,
        row switch { Call => ResourceKinds.Calls, Registration => ResourceKinds.Registrations, _ => ResourceKinds.Presence },
        lastListed(row.Account),
        Account(row.Account),
        now);

    /// <summary>
    /// Returns the time since when an extension has been in its state, UTC; null when unknown. The lists of extensions and of calls are
    /// polled at different times. If the extension is on a single call in the same state, the start of the call's state is used, so that
    /// both show the same duration.
    /// </summary>
    /// <param name="row">The extension.</param>
    public DateTimeOffset? GetStateStart(ExtensionPresence row)
    {
        if (row.Since is not { } since || ShownStates.From(row) == ShownState.DoNotDisturb)
        {
            return null;
        }

        var begun = row.State > PresenceState.Idle && CallsOf(row).ToList() is [var call] && call.State == row.State ? CallTimes.GetStateStart(call) : null;
        return begun is { } at && (at - since).Duration() <= MaxSkew ? at : since;
    }

    /// <summary>Returns the call that waits at a busy extension; null when there is none, or when the list of calls is old.</summary>
    public WaitingCall? Waiting(ExtensionPresence row) => !WaitingCalls.IsBusy(row.State) || Age(row).IsOld
        ? null
        : (_ringing ??= WaitingCalls.ByExtension(Calls))[row.Key].FirstOrDefault(w => !Age(w.Call).IsOld);

    /// <summary>Whether an extension matches a state in filters and counts. An extension with a waiting call also matches Ringing.</summary>
    public bool IsIn(ExtensionPresence row, ShownState state) => Shown(row) == state || (state == ShownState.Ringing && Waiting(row) is not null);

    /// <summary>Whether a registration is flapping. False for old data.</summary>
    public bool IsFlapping(Registration row) => row.Losses.FlappingUntil > now && !Age(row).IsOld;

    /// <summary>Returns the state shown: unknown once the data is too old.</summary>
    public ShownState Shown(ExtensionPresence row) => ShownStates.From(row, Age(row).Freshness);

    /// <summary>Whether do not disturb is shown as a badge beside the state.</summary>
    public bool IsMarked(ExtensionPresence row) => ShownStates.IsMarked(row, Shown(row));
}
