using System.Collections.Immutable;

namespace Dashboard.Presence.Store;

/// <summary>
/// Detects registrations that are about to expire or have expired without a refresh. Expiry follows from time and not from a poll, so the
/// caller invokes <see cref="Tick"/> periodically. Each expiry is reported once as coming and once as passed.
/// </summary>
/// <param name="notice">How long before its end a registration counts as expiring.</param>
public sealed class RegistrationExpiryTracker(TimeSpan notice)
{
    private Dictionary<string, (DateTimeOffset Ends, bool Expired)> _notified = [];

    /// <summary>Returns the expiry events since the previous call.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="now">The current time, UTC.</param>
    public ImmutableArray<PresenceEvent> Tick(PresenceSnapshot snapshot, DateTimeOffset now)
    {
        var changes = ImmutableArray.CreateBuilder<PresenceEvent>();
        var told = new Dictionary<string, (DateTimeOffset Ends, bool Expired)>();
        foreach (var (row, _) in snapshot.Registrations.All)
        {
            if (row is not { Registered: true, ExpiresAt: { } ends } || ends - now > notice)
            {
                continue;
            }

            var expired = ends <= now;
            var known = _notified.TryGetValue(row.Key, out var before) && before.Ends == ends;
            if (!known || (expired && !before.Expired))
            {
                changes.Add(expired
                    ? new RegistrationExpired(row.Account, row.Key, now, row)
                    : new RegistrationExpiring(row.Account, row.Key, now, row));
            }

            told[row.Key] = (ends, expired);
        }

        _notified = told;
        return changes.ToImmutable();
    }
}
