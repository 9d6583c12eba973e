using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Converts Telecom X calls to <see cref="Call"/>.</summary>
internal sealed class TelecomXCalls(string account, TelecomXOptions options)
{
    /// <summary>
    /// Converts a call; null when no party is an extension of the account: an administrator's list holds the calls of all customers.
    /// </summary>
    public Call? ToCall(TelecomXCall row, TelecomXExtensionDirectory book, RowReader reading, DateTimeOffset observedAt)
    {
        var caller = row.Caller is { } side ? NumberOf(side, book) : null;
        var callees = row.Callees.Select(c => NumberOf(c, book)).ToList();
        if (caller is null && callees.TrueForAll(c => c is null))
        {
            return null;
        }

        var state = StateOf(row, reading);
        var direction = (caller, callees.Exists(c => c is not null)) switch
        {
            (not null, true) => CallDirection.Internal,
            (not null, false) => CallDirection.Outbound,
            _ => CallDirection.Inbound,
        };
        var legs = ImmutableArray.CreateBuilder<CallLeg>();
        if (row.Caller is { } from)
        {
            legs.Add(Leg("caller", from, caller, state == PresenceState.Ringing ? PresenceState.Dialing : state));
        }

        for (var i = 0; i < callees.Count; i++)
        {
            legs.Add(Leg(i == 0 ? "callee" : $"callee-{i}", row.Callees[i], callees[i], state));
        }

        return new Call
        {
            Key = $"{account}/{row.Id}",
            Account = account,
            VendorId = row.Id,

            // An outbound call has the state of the caller's leg: only that side is in the account.
            State = direction == CallDirection.Outbound ? legs[0].State : state,
            Direction = direction,
            From = row.Caller?.Number ?? row.Caller?.Name ?? caller,
            To = row.Callees.Select((c, i) => c.Number ?? c.Name ?? callees[i]).FirstOrDefault(),
            StartedAt = row.StartedAt,
            AnsweredAt = row.AnsweredAt,
            Legs = legs.ToImmutable(),
            ObservedAt = observedAt,
        };

        CallLeg Leg(string id, TelecomXParty party, string? number, PresenceState legState) => new()
        {
            Id = id,
            Extension = number is null ? null : ExtensionPresence.MakeKey(account, number),
            Party = party.Number ?? number ?? party.Name,
            Direction = direction,
            State = legState,
            Held = legState == PresenceState.OnHold,
            StartedAt = row.StartedAt,
        };
    }

    private static string? NumberOf(TelecomXParty party, TelecomXExtensionDirectory book) =>
        (book.ById(party.ExtensionId) ?? book.ByNumber(party.ExtensionNumber ?? party.Number))?.Number;

    private PresenceState StateOf(TelecomXCall row, RowReader reading)
    {
        var said = reading.Translate(options.States, row.State, PresenceState.Unknown);
        return (row.Held, said, row.AnsweredAt, row.StartedAt) switch
        {
            (true, _, _, _) => PresenceState.OnHold,
            (_, PresenceState.Dialing, _, _) => PresenceState.Ringing,
            (_, not PresenceState.Unknown, _, _) => said,
            (_, _, not null, _) => PresenceState.OnCall,

            // [S] properties without a value may be omitted: a started call without an answer time is still ringing.
            (_, _, null, not null) when row.State is null => PresenceState.Ringing,
            _ => PresenceState.Unknown,
        };
    }
}
