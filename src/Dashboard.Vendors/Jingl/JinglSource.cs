using Dashboard.Presence;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Jingl;

/// <summary>One Jingl account in our values: the one answer about a handset yields its presence, registration and call.</summary>
internal sealed class JinglSource(AccountContext context, JinglClient client) : IVendorSource
{
    /// <summary>A list that was not there may come with the vendor's next release.</summary>
    private static readonly TimeSpan AskForListAgainAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(7);

    private readonly HashSet<string> _only = [.. context.Extensions];
    private readonly JinglCalls _calls = new(context.Id);
    private readonly JinglCommands _commands = new(context, client);
    private DateTimeOffset? _askForListAt;

    public Capabilities Capabilities => _askForListAt is null ? JinglWords.WithList : JinglWords.WithoutList;

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } =
        [new("handsetstatus", PresenceParts.Presence | PresenceParts.Registrations | PresenceParts.Calls) { Title = "handset status" }];

    public void Dispose() => client.Dispose();

    public Task<CommandReceipt> SendAsync(CallCommand command, CancellationToken cancellationToken) =>
        _commands.SendAsync(command, Capabilities, cancellationToken);

    public async Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken)
    {
        var reading = new PollReading("Jingl");
        var answer = await AskAsync(reading, cancellationToken);
        _commands.SignInIsGood();
        reading.RequireSomeGood();
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
            _calls.ForgetAllBut(handsets.Select(h => h.Number).ToHashSet());
        }

        return new Observation
        {
            Account = context.Id,
            Endpoint = endpoint.Name,
            At = answer.At,
            Extensions = new ObservedPart<ExtensionPresence>([.. extensions], answer.Complete),
            Registrations = new ObservedPart<Registration>([.. handsets.Select(ToRegistration)], answer.Complete),
            Calls = new ObservedPart<Call>([.. _calls.CallsOf(handsets.Select(h => h.Number))], answer.Complete),
            BadRows = reading.BadRows,
            UnknownWords = reading.UnknownWords,
        };
    }

    private async Task<JinglAnswer> AskAsync(PollReading reading, CancellationToken cancellationToken)
    {
        if (_askForListAt is null || context.Time.GetUtcNow() >= _askForListAt)
        {
            if (await client.ListAsync(reading, cancellationToken) is { } list)
            {
                _askForListAt = null;
                return list;
            }

            _askForListAt = context.Time.GetUtcNow() + AskForListAgainAfter;
        }

        var numbers = context.Extensions.Count > 0 ? context.Extensions : [.. context.Directory.Entries.Select(e => e.Number)];
        if (numbers.Count == 0)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"Jingl has no list of handsets here (404): name the numbers in Accounts:{context.Id}:Extensions."));
        }

        return await client.EachAsync(numbers.Distinct(), reading, cancellationToken);
    }

    private ExtensionPresence ToPresence(JinglHandset handset, DateTimeOffset? connectedAt, PollReading reading)
    {
        var state = reading.Translate(JinglWords.States, handset.State, PresenceState.Unknown);
        var direction = reading.Translate(JinglWords.Directions, handset.Direction, CallDirection.Unknown);

        // A handset that is free may still carry the party of its last call.
        var mayBeInCall = state is not (PresenceState.Idle or PresenceState.Offline);
        return new ExtensionPresence
        {
            Account = context.Id,
            Number = handset.Number,
            State = state,

            // [S] the seconds count from the connection: they say when the talk began, not when ringing or holding did.
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
        handset.Seconds is > 0 and var seconds && seconds < LongestCall.TotalSeconds
            ? handset.ReceivedAt - TimeSpan.FromSeconds(seconds)
            : null;
}
