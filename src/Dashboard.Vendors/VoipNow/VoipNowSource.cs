using System.Collections.Immutable;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>The source of one VoipNow account.</summary>
internal sealed class VoipNowSource(AccountContext context, VoipNowOptions options, VoipNowClient client) : IVendorSource
{
    private static readonly VendorEndpoint PresencePage = new("presence", ResourceKinds.Presence | ResourceKinds.Registrations);
    private static readonly VendorEndpoint CallPage = new("calls", ResourceKinds.Calls);

    private readonly VoipNowCalls _calls = new(context.Id, context.Time, options);
    private readonly VoipNowCommands _commands = new(context, options, client);
    private readonly HashSet<string> _only = [.. context.Extensions];

    // [S] @self means all extensions of the user.
    private readonly VoipNowListKind _presenceList = new($"extensions/{options.User}/@self/presence", "extension", "the presence of all extensions");
    private readonly VoipNowListKind _callList = new($"phoneCalls/{options.User}/@self", "id", "the list of calls");

    public Capabilities Capabilities => VoipNowStateMap.All;

    public string? Notice => client.Notice;

    public void Retry() => client.TryAgain();

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } = [PresencePage, CallPage];

    public void Dispose() => client.Dispose();

    public Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.Name == CallPage.Name ? PollCallsAsync(cancellationToken) : PollPresenceAsync(cancellationToken);

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) =>
        _commands.SendAsync(command, Capabilities, cancellationToken);

    private async Task<Observation> PollPresenceAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("VoipNow");
        var listed = new Dictionary<string, VoipNowPresence>();
        var end = await client.ReadAsync(_presenceList, reading, (row, _) =>
        {
            var presence = VoipNowResponses.Presence(row, reading);
            if (presence is not null && IsWanted(presence.Extension))
            {
                listed[presence.Extension] = presence;
            }

            return presence is not null;
        }, cancellationToken);
        reading.RequireGoodRows();
        var extensions = ImmutableArray.CreateBuilder<ExtensionPresence>(listed.Count);
        var registrations = ImmutableArray.CreateBuilder<Registration>(listed.Count);
        foreach (var row in listed.Values)
        {
            for (var i = 0; i < row.Registrations.Count; i++)
            {
                registrations.Add(ToRegistration(row, i, reading, end.At));
            }

            var isNowhere = row.Registrations.Count > 0 && row.Registrations.All(r => r.Code is { } c && VoipNowStateMap.Registered.GetValueOrDefault(c) == false);
            extensions.Add(ToPresence(row, isNowhere, reading, end.At));
        }

        return new Observation
        {
            Account = context.Id,
            Endpoint = PresencePage.Name,
            At = end.At,
            Extensions = new ObservedResources<ExtensionPresence>(extensions.ToImmutable(), end.Complete),
            Registrations = new ObservedResources<Registration>(registrations.ToImmutable(), end.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private async Task<Observation> PollCallsAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("VoipNow");
        var listed = new Dictionary<string, VoipNowCall>();
        var end = await client.ReadAsync(_callList, reading, (row, _) =>
        {
            var call = VoipNowCallRows.Call(row, reading);
            if (call is not null)
            {
                listed[call.Id] = call;
            }

            return call is not null;
        }, cancellationToken);
        reading.RequireGoodRows();
        var read = listed.Values.Select(c => _calls.ToCall(c, reading, end.At)).ToList();
        _calls.Update(read.SelectMany(r => r.Sides), end.Complete && reading.BadRows == 0, end.At);
        return new Observation
        {
            Account = context.Id,
            Endpoint = CallPage.Name,
            At = end.At,
            Calls = new ObservedResources<Call>([.. read.Where(r => _only.Count == 0 || r.Sides.Any(s => _only.Contains(s.Extension))).Select(r => r.Call)], end.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private bool IsWanted(string number) => _only.Count == 0 || _only.Contains(number);

    private ExtensionPresence ToPresence(VoipNowPresence row, bool isNowhere, RowReader reading, DateTimeOffset observedAt)
    {
        var said = reading.Translate(VoipNowStateMap.States, row.Status, PresenceState.Unknown);
        var reason = _calls.Explain(row.Extension, said);
        var side = reason?.Side;

        // [S] the example shows status unknown beside a registration that is missing. There is no separate state name for offline.
        var isOffline = said == PresenceState.Unknown && isNowhere;
        return new ExtensionPresence
        {
            Account = context.Id,
            Number = row.Extension,
            State = isOffline ? PresenceState.Offline : side?.State ?? said,
            Since = side?.Since,
            Direction = side?.Direction ?? CallDirection.Unknown,
            Party = side?.Party,
            Origin = isOffline ? PresenceOrigin.Derived : PresenceOrigin.Reported,
            ObservedAt = observedAt,
            LastListedAt = reason?.AsOf,
        };
    }

    private Registration ToRegistration(VoipNowPresence row, int index, RowReader reading, DateTimeOffset observedAt)
    {
        var registration = row.Registrations[index];
        var registered = reading.Translate(VoipNowStateMap.Registered, registration.Code, null) == true;

        // The code takes precedence over the date: [S] the example has a date beside -1, and a past date beside 1 is not an expiry.
        var expiresAt = registration.Code == VoipNowStateMap.RegisteredUntil && registration.Expire > observedAt ? registration.Expire : null;
        return new Registration
        {
            Key = $"{context.Id}/{row.Extension}/{index}",
            Account = context.Id,
            Extension = ExtensionPresence.MakeKey(context.Id, row.Extension),
            Registered = registered,
            ExpiresAt = expiresAt,
            Expiry = expiresAt is null ? ExpiryKind.None : ExpiryKind.Exact,
            UserAgent = registration.Agent,
            ObservedAt = observedAt,
        };
    }
}
