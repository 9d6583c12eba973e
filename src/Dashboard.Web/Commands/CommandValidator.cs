using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Text;

namespace Dashboard.Web.Commands;

/// <summary>
/// Validates a command against the current snapshot: its account, extension and call must exist, be visible to the principal, and be unchanged since
/// the version that the principal saw.
/// </summary>
internal sealed class CommandValidator(PresenceStore store, BoardRegistry boards, AccessOptions access)
{
    /// <summary>Validates a command.</summary>
    /// <param name="request">The command.</param>
    /// <param name="principal">The principal that sends it.</param>
    /// <param name="command">The command to send; null when it is refused.</param>
    /// <returns>The reason of the refusal; null when the command may be sent.</returns>
    public string? Refuses(CommandRequest request, AccessPrincipal principal, out CallCommand? command)
    {
        command = null;
        var view = boards.View(store.Current, principal);
        if (!view.Accounts.TryGetValue(request.Account, out var account))
        {
            return CommandTexts.FormatNoAccount(request.Account);
        }

        if (!view.Extensions.ContainsKey(ExtensionPresence.MakeKey(request.Account, request.Extension)))
        {
            return CommandTexts.FormatNoExtension(request.Extension, request.Account);
        }

        if (!account.Value.Capabilities.Offers(request.Kind, request.Leg is not null))
        {
            return CommandTexts.FormatNotOffered(request.Account);
        }

        if (CommandRequirements.RequiresTarget(request.Kind) && string.IsNullOrWhiteSpace(request.Target) && request.Other is null)
        {
            return CommandTexts.TargetMissing;
        }

        if (request.Target is { } target && !view.Extensions.ContainsKey(ExtensionPresence.MakeKey(request.Account, target)) && DialNumber.Problem(target) is { } problem)
        {
            return problem;
        }

        if (CommandRequirements.IsMonitoring(request.Kind) && access.RequireReason && string.IsNullOrWhiteSpace(request.Reason))
        {
            return CommandTexts.ReasonMissing;
        }

        Call? other = null;
        var refusal = CallOf(view, request, request.Call, out var call) ?? CallOf(view, request, request.Other, out other, isNeeded: false);
        if (refusal is not null)
        {
            return refusal;
        }

        command = new CallCommand(request.Kind, request.Extension) { Call = call, Other = other, Target = request.Target ?? Party(other, request.Extension) };
        return request.Leg is { } leg ? WithLeg(ref command, leg) : null;
    }

    private static string? WithLeg(ref CallCommand command, string id)
    {
        if (command.Call?.Legs.FirstOrDefault(l => l.Id == id) is not { } leg)
        {
            return CommandTexts.LegIsOver;
        }

        command = command with { Leg = leg };
        return null;
    }

    private static string? CallOf(BoardView view, CommandRequest request, string? key, out Call? call, bool isNeeded = true)
    {
        call = null;
        if (request.Kind == CommandKind.Dial || (!isNeeded && key is null))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(key))
        {
            return CommandTexts.CallMissing;
        }

        if (!view.Calls.TryGetValue(key, out var row) || row.Value.Account != request.Account)
        {
            return CommandTexts.CallIsOver;
        }

        call = row.Value;
        if (request.SeenVersion is not { } seen)
        {
            return CommandTexts.VersionMissing;
        }

        return row.StateVersion > seen ? Describe(row.Value) : null;
    }

    // Returns the other party of the second call of an attended transfer.
    private static string? Party(Call? other, string extension) => other is null ? null : other.From == extension ? other.To : other.From;

    private static string Describe(Call call) => CommandTexts.FormatCallHasChanged(
        StateNames.Get(call.State).ToLowerInvariant(), InlineText.Isolate(call.From ?? CommandTexts.WithheldNumber), InlineText.Isolate(call.To ?? CommandTexts.UnknownNumber));
}
