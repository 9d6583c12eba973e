using System.Collections.Immutable;
using Dashboard.Presence.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Presence.Tests.Testing;

/// <summary>Generates random observations of two small accounts, so that entities often reappear, change, move and disappear.</summary>
internal static class PropertyGenerators
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] Accounts = ["sydney", "montreal"];
    private static readonly string?[] Teams = ["Sales", "Support", null];

    public static Gen<ImmutableArray<Observation>> Observations =>
        from count in Gen.Choose(1, 30)
        from each in OneObservation.ArrayOf(count)
        select each.Select((o, i) => o with { At = Start.AddSeconds(i * 3) }).ToImmutableArray();

    private static Gen<DateTimeOffset?> Times =>
        from offset in Gen.Choose(-5, 120)
        select offset < 0 ? (DateTimeOffset?)null : Start.AddSeconds(offset);

    private static Gen<PresenceState> States => Gen.Elements(Enum.GetValues<PresenceState>());

    private static Gen<Observation> OneObservation =>
        from account in Gen.Elements(Accounts)
        from extensions in Part(Extension(account))
        from registrations in Part(Device(account))
        from calls in Part(ACall(account))
        from parts in Gen.Choose(1, 7)
        select new Observation
        {
            Account = account,
            Endpoint = "all",
            At = Start,
            Extensions = (parts & 1) != 0 ? extensions : null,
            Registrations = (parts & 2) != 0 ? registrations : null,
            Calls = (parts & 4) != 0 ? calls : null,
        };

    private static Gen<ObservedResources<T>> Part<T>(Gen<T> row)
        where T : IPresenceEntity =>
        from count in Gen.Choose(0, 12)
        from rows in row.ArrayOf(count)
        from complete in Gen.Elements(true, false)
        select new ObservedResources<T>([.. rows], complete);

    private static Gen<ExtensionPresence> Extension(string account) =>
        from number in Gen.Choose(100, 112)
        from state in States
        from team in Gen.Elements(Teams)
        from since in Times
        from party in Gen.Elements("0412", "0413", null)
        select new ExtensionPresence
        {
            Account = account,
            Number = $"{number}",
            State = state,
            Team = team,
            Since = since,
            Party = party,
            ObservedAt = Start,
        };

    private static Gen<Registration> Device(string account) =>
        from number in Gen.Choose(100, 112)
        from registered in Gen.Elements(true, false)
        from expires in Times
        select new Registration
        {
            Account = account,
            Key = $"{account}/{number}/0",
            Extension = number == 112 ? null : $"{account}/{number}",
            Registered = registered,
            ExpiresAt = expires,
            ObservedAt = Start,
        };

    private static Gen<Call> ACall(string account) =>
        from id in Gen.Choose(1, 8)
        from state in States
        from legs in Leg(account).ArrayOf(2)
        select new Call
        {
            Account = account,
            Key = $"{account}/c{id}",
            State = state,
            Legs = [.. legs.Select((l, i) => l with { Id = $"{i}" })],
            ObservedAt = Start,
        };

    private static Gen<CallLeg> Leg(string account) =>
        from number in Gen.Choose(100, 116)
        from state in States
        from held in Gen.Elements(true, false)
        select new CallLeg { Id = "", State = state, Held = held, Extension = number > 112 ? null : $"{account}/{number}" };
}
