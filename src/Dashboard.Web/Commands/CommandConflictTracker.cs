using Dashboard.Presence.Commands;

namespace Dashboard.Web.Commands;

/// <summary>
/// Two who act on one call at once. Until a poll has shown what the first did, the board still shows the call as it was, and
/// the second would act on what is no more: they are kept from it and told why. One hand may go on with what it began, as
/// hold and then hang up, but not do the same thing twice.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class CommandConflictTracker(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CommandState>> _underWay = [];

    /// <summary>Takes the call for a command, until it is left.</summary>
    /// <param name="asked">The command.</param>
    /// <returns>Why it may not be taken; null when it was.</returns>
    public string? TryBegin(CommandState asked)
    {
        lock (_gate)
        {
            foreach (var call in CallsOf(asked))
            {
                if (_underWay.GetValueOrDefault(call)?.Find(other => IsInTheWayOf(other, asked)) is { } other)
                {
                    var ago = (time.GetUtcNow() - other.RequestedAt).TotalSeconds;
                    return $"{other.By} asked to {Describe(other.Request)} this call {(ago < 1 ? "just now" : $"{ago:0} s ago")}, and what came of it is not seen yet. Nothing was sent. Look again.";
                }
            }

            foreach (var call in CallsOf(asked))
            {
                _underWay.TryAdd(call, []);
                _underWay[call].Add(asked);
            }

            return null;
        }
    }

    /// <summary>The command is over.</summary>
    /// <param name="asked">It, however far it has come.</param>
    public void End(CommandState asked)
    {
        lock (_gate)
        {
            foreach (var call in CallsOf(asked))
            {
                if (_underWay.TryGetValue(call, out var all) && all.RemoveAll(c => c.Request.Id == asked.Request.Id && c.ById == asked.ById) > 0 && all.Count == 0)
                {
                    _underWay.Remove(call);
                }
            }
        }
    }

    // To listen changes nothing of the call for others. Two supervisors may.
    private static bool IsInTheWayOf(CommandState first, CommandState second) =>
        !CommandRequirements.Reason(first.Request.Kind) && !CommandRequirements.Reason(second.Request.Kind)
        && (!IsOneHand(first, second) || (first.Request.Kind, first.Request.Leg) == (second.Request.Kind, second.Request.Leg));

    private static bool IsOneHand(CommandState first, CommandState second) => (first.ById, first.Request.ClientInstanceId) == (second.ById, second.Request.ClientInstanceId);

    private static IEnumerable<string> CallsOf(CommandState asked) =>
        asked.Request.Kind == CommandKind.Dial ? [] : new[] { asked.Request.Call, asked.Request.Other }.OfType<string>();

    private static string Describe(CommandRequest request) => CommandRequirements.Describe(request.Kind);
}
