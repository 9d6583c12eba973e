using System.Collections.Immutable;

namespace Dashboard.Presence.Store;

/// <summary>
/// Tells when a registration's end comes near or has passed unrefreshed. Time alone brings these about, so nobody polls
/// them: whoever owns the clock asks now and then. Each end is told once.
/// </summary>
/// <param name="notice">How long before its end a registration counts as expiring.</param>
public sealed class RegistrationExpiryTracker(TimeSpan notice)
{
    private Dictionary<string, (DateTimeOffset Ends, bool Expired)> _told = [];

    /// <summary>What has come about since the last call.</summary>
    /// <param name="board">What is known.</param>
    /// <param name="now">The present, UTC.</param>
    public ImmutableArray<PresenceEvent> Tick(PresenceSnapshot board, DateTimeOffset now)
    {
        var changes = ImmutableArray.CreateBuilder<PresenceEvent>();
        var told = new Dictionary<string, (DateTimeOffset Ends, bool Expired)>();
        foreach (var (row, _) in board.Registrations.All)
        {
            if (row is not { Registered: true, ExpiresAt: { } ends } || ends - now > notice)
            {
                continue;
            }

            var expired = ends <= now;
            var known = _told.TryGetValue(row.Key, out var before) && before.Ends == ends;
            if (!known || (expired && !before.Expired))
            {
                changes.Add(expired
                    ? new RegistrationExpired(row.Account, row.Key, now, row)
                    : new RegistrationExpiring(row.Account, row.Key, now, row));
            }

            told[row.Key] = (ends, expired);
        }

        _told = told;
        return changes.ToImmutable();
    }
}
