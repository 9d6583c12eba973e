using System.Collections.Immutable;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>Creates the events for the differences that an observation produced.</summary>
internal static class PresenceDiff
{
    public static ImmutableArray<PresenceEvent> Create(
        Observation observation,
        List<(ExtensionPresence? Before, ExtensionPresence? After)> extensions,
        List<(Registration? Before, Registration? After)> registrations,
        List<(Call? Before, Call? After)> calls)
    {
        var count = extensions.Count + registrations.Count + calls.Count;
        if (count == 0)
        {
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<PresenceEvent>(count);
        foreach (var (before, after) in extensions)
        {
            changes.Add(new PresenceChanged(observation.Account, (after ?? before)!.Key, observation.At, before, after));
        }

        foreach (var (before, after) in registrations)
        {
            changes.Add(new RegistrationChanged(observation.Account, (after ?? before)!.Key, observation.At, before, after));
        }

        foreach (var (before, after) in calls)
        {
            changes.Add((before, after) switch
            {
                (null, { } started) => new CallStarted(observation.Account, started.Key, observation.At, started),
                ({ } ended, null) => new CallEnded(observation.Account, ended.Key, observation.At, ended),
                _ => new CallChanged(observation.Account, before!.Key, observation.At, before, after!),
            });
        }

        return changes.MoveToImmutable();
    }
}
