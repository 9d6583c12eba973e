using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Jingl;

/// <summary>The source of one Jingl account: presence, registrations and calls all come from one response about the handsets.</summary>
internal sealed class JinglSource(AccountContext context, JinglClient client) : IVendorSource
{
    /// <summary>How long to wait before the list is tried again after a 404: a new release of the vendor may add it.</summary>
    private static readonly TimeSpan RetryListAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan MaxCallDuration = TimeSpan.FromDays(7);

    private readonly HashSet<string> _only = [.. context.Extensions];
    private readonly JinglCalls _calls = new(context.Id);
    private readonly JinglCommands _commands = new(context, client);
    private DateTimeOffset? _retryListAt;

    public Capabilities Capabilities => _retryListAt is null ? JinglStateMap.WithList : JinglStateMap.WithoutList;

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } =
        [new("handsetstatus", ResourceKinds.Presence | ResourceKinds.Registrations | ResourceKinds.Calls) { Title = "handset status" }];

    public void Dispose() => client.Dispose();

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) =>
        _commands.SendAsync(command, Capabilities, cancellationToken);

    public async Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken)
    {
        var reading = new RowReader("Jingl");
        var answer = await GetHandsetsAsync(reading, cancellationToken);
        _commands.SignInSucceeded();
        reading.RequireGoodRows();
        var handsets = answer.Handsets
            .Where(h => _only.Count == 0 || _only.Contains(h.Number))
            .GroupBy(h => h.Number).Select(g => g.Last()).ToList();
        var extensions = new List<ExtensionPresence>(handsets.Count);
        foreach (var handset in handsets)
        {
            var connectedAt = ConnectedAt(handset);
            var presence = ToPresence(handset, connectedAt, reading);
            extensions.Add(presence);
            _calls.Follow(presence, presence.State is PresenceState.OnCall or PresenceState.OnHold ? connectedAt : null);
        }

        if (answer.Complete)
        {
            _calls.RemoveExcept(handsets.Select(h => h.Number).ToHashSet());
        }

        return new Observation
        {
            Account = context.Id,
            Endpoint = endpoint.Name,
            At = answer.At,
            Extensions = new ObservedResources<ExtensionPresence>([.. extensions], answer.Complete),
            Registrations = new ObservedResources<Registration>([.. handsets.Select(ToRegistration)], answer.Complete),
            Calls = new ObservedResources<Call>([.. _calls.CallsOf(handsets.Select(h => h.Number))], answer.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private async Task<JinglHandsetList> GetHandsetsAsync(RowReader reading, CancellationToken cancellationToken)
    {
        if (_retryListAt is null || context.Time.GetUtcNow() >= _retryListAt)
        {
            if (await client.ListAsync(reading, cancellationToken) is { } list)
            {
                _retryListAt = null;
                return list;
            }

            _retryListAt = context.Time.GetUtcNow() + RetryListAfter;
        }

        var numbers = context.Extensions.Count > 0 ? context.Extensions : [.. context.Directory.Entries.Select(e => e.Number)];
        if (numbers.Count == 0)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"Jingl has no list of handsets here (404): name the numbers in Accounts:{context.Id}:Extensions."));
        }

        return await client.EachAsync(numbers.Distinct(), reading, cancellationToken);
    }

    private ExtensionPresence ToPresence(JinglHandset handset, DateTimeOffset? connectedAt, RowReader reading)
    {
        var state = reading.Translate(JinglStateMap.States, handset.State, PresenceState.Unknown);
        var direction = reading.Translate(JinglStateMap.Directions, handset.Direction, CallDirection.Unknown);

        // An idle handset may still report the party of its last call.
        var mayBeInCall = state is not (PresenceState.Idle or PresenceState.Offline);
        return new ExtensionPresence
        {
            Account = context.Id,
            Number = handset.Number,
            State = state,

            // [S] the seconds count from the connection: they give the start of the talk, not of ringing or holding.
            Since = state == PresenceState.OnCall ? connectedAt : null,
            Direction = mayBeInCall ? direction : CallDirection.Unknown,
            Party = mayBeInCall ? handset.Party : null,
            App = mayBeInCall ? handset.App : null,
            Origin = PresenceOrigin.Reported,
            ObservedAt = handset.ReceivedAt,
        };
    }

    private Registration ToRegistration(JinglHandset handset) => new()
    {
        Key = $"{context.Id}/{handset.Number}/0",
        Account = context.Id,
        Extension = ExtensionPresence.MakeKey(context.Id, handset.Number),
        Registered = handset.Address is not null,
        Expiry = ExpiryKind.None,
        Address = handset.Address,
        ObservedAt = handset.ReceivedAt,
    };

    private static DateTimeOffset? ConnectedAt(JinglHandset handset) =>
        handset.Seconds is > 0 and var seconds && seconds < MaxCallDuration.TotalSeconds
            ? handset.ReceivedAt - TimeSpan.FromSeconds(seconds)
            : null;
}
