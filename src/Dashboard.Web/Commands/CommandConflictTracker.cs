using Dashboard.Presence.Commands;

namespace Dashboard.Web.Commands;

/// <summary>Detects conflicting commands on one call. Thread-safe.</summary>
/// <remarks>
/// Until a poll confirms the first command, boards still show the previous state of the call. Commands on it from other users or pages are therefore
/// rejected with the reason. The same page may continue, as with hold and then hang up, but may not repeat a command.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class CommandConflictTracker(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CommandState>> _underWay = [];

    /// <summary>Reserves the calls of a command until <see cref="End"/>.</summary>
    /// <param name="asked">The command.</param>
    /// <returns>The reason of a conflict; null when the calls were reserved.</returns>
    public string? TryBegin(CommandState asked)
    {
        lock (_gate)
        {
            foreach (var call in CallsOf(asked))
            {
                if (_underWay.GetValueOrDefault(call)?.Find(other => IsInTheWayOf(other, asked)) is { } other)
                {
                    var ago = (time.GetUtcNow() - other.RequestedAt).TotalSeconds;
                    var name = CommandRequirements.GetName(other.Request.Kind);
                    return ago < 1 ? CommandTexts.FormatOtherCommandJustNow(other.By, name) : CommandTexts.FormatOtherCommandSecondsAgo(other.By, name, $"{ago:0}");
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

    /// <summary>Releases the calls of a command.</summary>
    /// <param name="asked">The command, in any state.</param>
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

    // Monitoring does not change the call for others, so two supervisors may monitor the same call.
    private static bool IsInTheWayOf(CommandState first, CommandState second) =>
        !CommandRequirements.IsMonitoring(first.Request.Kind) && !CommandRequirements.IsMonitoring(second.Request.Kind)
        && (!IsOneHand(first, second) || (first.Request.Kind, first.Request.Leg) == (second.Request.Kind, second.Request.Leg));

    private static bool IsOneHand(CommandState first, CommandState second) => (first.ById, first.Request.ClientInstanceId) == (second.ById, second.Request.ClientInstanceId);

    private static IEnumerable<string> CallsOf(CommandState asked) =>
        asked.Request.Kind == CommandKind.Dial ? [] : new[] { asked.Request.Call, asked.Request.Other }.OfType<string>();
}
