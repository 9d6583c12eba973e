using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Explains why an action that the user was about to take is no longer available.</summary>
public static class UnavailableAction
{
    /// <summary>Returns the reason why an action is unavailable.</summary>
    /// <param name="action">The action.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string GetReason(CallAction action, SupervisorSnapshot snapshot)
    {
        var name = InlineText.Isolate(ExtensionFormatter.Name(action.Row));
        if (action.Call is not { } call)
        {
            return PanelTexts.FormatNotOfferedNow(action.Row.Account);
        }

        if (snapshot.GetLastListed(action.Row.Account).Calls is null)
        {
            return PanelTexts.FormatCallsUnknown(action.Row.Account);
        }

        if (action.SeenVersion is null)
        {
            // The browser restored the action after a restart. Not every vendor keeps a call's id, so the call may be listed under another id.
            return PanelTexts.CallNoLongerListed;
        }

        return !snapshot.View.Calls.TryGetValue(call.Key, out var now) ? PanelTexts.CallIsOver
            : now.Value.Legs.All(l => l.Extension != action.Row.Key) ? PanelTexts.FormatCallHasLeft(name)
            : PanelTexts.FormatNotPossibleNow(StateNames.Get(now.Value.State).ToLowerInvariant());
    }

    /// <summary>Recreates an action from its key alone; null when the key is invalid.</summary>
    /// <param name="key">The key of the action.</param>
    /// <param name="row">The extension.</param>
    public static CallAction? Create(string key, ExtensionPresence row)
    {
        var head = key.IndexOf($"/{row.Key}/", StringComparison.Ordinal);
        if (head < 0 || !Enum.TryParse<CommandKind>(key[..head], out var kind))
        {
            return null;
        }

        var call = key[(head + row.Key.Length + 2)..].TrimEnd('/');
        return new CallAction(kind, PanelTexts.Send, row, call.Length == 0 ? null : new Call { Key = call, Account = row.Account, VendorId = call, State = PresenceState.Unknown, ObservedAt = row.ObservedAt });
    }
}
