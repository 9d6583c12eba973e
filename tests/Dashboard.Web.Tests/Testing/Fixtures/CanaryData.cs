using Dashboard.Presence.Model;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>
/// Rows in which every number, name, party and address is unique, so that a text that contains one reveals the row it came from. Extensions share no values,
/// and each call has one leg with an extension. Numbers are too long to occur in a time or key by chance.
/// </summary>
internal static class CanaryData
{
    public static readonly IReadOnlyList<CanaryUser> All =
    [
        new("sydney", "71017101", "Alma Quillfeather", "Sales", "0411000101"), new("sydney", "72017201", "Bodo Wimblehurst", "Support", "0411000201"),
        new("perth", "81018101", "Cleo Xanthopolis", "Sales", "0422000101"), new("perth", "82018201", "Dora Yellowlees", "Support", "0422000201"),
        new("perth", "83018301", "Emil Zuckerbrot", null, "0422000301"),
    ];

    /// <summary>Adds the rows to the presence store. Every extension rings or is on a call, and a ringing one raises an alert.</summary>
    /// <param name="host">The host, whose store and clock are used.</param>
    /// <param name="round">Changes every row: each round has other parties.</param>
    public static void Put(TestHost host, int round = 0)
    {
        var at = host.Get<TimeProvider>().GetUtcNow();
        foreach (var people in All.GroupBy(p => p.Account))
        {
            host.Board.Apply(new Observation
            {
                Account = people.Key,
                Endpoint = "test",
                At = at,
                Extensions = new([.. people.Select(p => p.Extension(at, round))], true),
                Registrations = new([.. people.Select(p => p.Device(at, round)), Unassigned(people.Key, at)], true),
                Calls = new([.. people.Select(p => p.Call(at, round))], true),
            });
        }
    }

    /// <summary>Returns the address of the device that belongs to no extension. Only principals that may view the whole account may see it.</summary>
    public static string UnassignedOf(string account) => $"198.51.100.{(account == "perth" ? 8 : 7)}:5999";

    private static Registration Unassigned(string account, DateTimeOffset at) =>
        new() { Key = $"{account}/spare", Account = account, Registered = false, Address = UnassignedOf(account), ObservedAt = at };
}

/// <summary>One extension of the canary data.</summary>
internal sealed record CanaryUser(string Account, string Number, string Name, string? Team, string Party)
{
    public string Key => ExtensionPresence.MakeKey(Account, Number);

    /// <summary>The texts that identify the extension.</summary>
    public string[] Words => [Number, Name, Name.Split(' ')[1], Party, Address];

    private string Address => $"203.0.113.{Number[..2]}:{Number}";

    // In later rounds the party has a suffix, so a search for the first party finds all.
    public ExtensionPresence Extension(DateTimeOffset at, int round) => new()
    {
        Account = Account, Number = Number, Name = Name, Team = Team, State = State(round), Since = at.AddSeconds(-20), Direction = CallDirection.Inbound,
        Party = $"{Party}{(round == 0 ? "" : round)}", ObservedAt = at,
    };

    public Registration Device(DateTimeOffset at, int round) => new()
    {
        Key = $"{Key}/0", Account = Account, Extension = Key, Registered = round == 0, Address = Address, UserAgent = $"Desk of {Name}", ObservedAt = at,
    };

    public Call Call(DateTimeOffset at, int round) => new()
    {
        Key = $"call-{Number}", Account = Account, State = State(round), Direction = CallDirection.Inbound, From = Party, To = Number, StartedAt = at.AddSeconds(-20),
        Legs = [new CallLeg { Id = "1", Extension = Key, Party = Party, State = State(round) }], ObservedAt = at,
    };

    private static PresenceState State(int round) => round == 0 ? PresenceState.Ringing : PresenceState.OnCall;
}
