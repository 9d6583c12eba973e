using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>The source of one Vonage account.</summary>
internal sealed class VonageSource : IVendorSource
{
    private static readonly VendorEndpoint CallPage = new("calls", ResourceKinds.Presence | ResourceKinds.Calls);
    private static readonly VendorEndpoint DevicePage = new("devices", ResourceKinds.Registrations);

    private readonly AccountContext _context;
    private readonly VonageOptions _options;
    private readonly VonageClient _client;
    private readonly VonagePager _pages;
    private readonly VonageExtensions _extensions;
    private readonly VonageCalls _calls;
    private readonly VonagePresence _presence;
    private readonly VonageCommands _commands;
    private readonly VonageListKind _callList;
    private readonly VonageListKind _deviceList;
    private readonly Dictionary<string, (bool IsRegistered, DateTimeOffset? LastSuccessAt)> _said = [];

    public VonageSource(AccountContext context, VonageOptions options, VonageClient client)
    {
        _context = context;
        _options = options;
        _client = client;
        _pages = new VonagePager(client, options);
        _extensions = new VonageExtensions(context, options);
        _calls = new VonageCalls(context.Id, _extensions);
        _presence = new VonagePresence(context, options, _extensions);
        _commands = new VonageCommands(context, options, client, _extensions);
        _callList = new VonageListKind($"cc/accounts/{options.AccountId}/calls", "calls", "call_id", "the list of calls");
        _deviceList = new VonageListKind($"registration/accounts/{options.AccountId}/devices", "devices", "mac_address", "the list of devices");
    }

    public Capabilities Capabilities => VonageStateMap.All;

    public string? Notice => _client.Notice;

    public void Retry() => _client.TryAgain();

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } = [CallPage, DevicePage];

    public void Dispose() => _client.Dispose();

    public Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.Name == DevicePage.Name ? PollDevicesAsync(cancellationToken) : PollCallsAsync(cancellationToken);

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) =>
        _commands.SendAsync(command, Capabilities, cancellationToken);

    private async Task<Observation> PollCallsAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("Vonage");
        var listed = new Dictionary<string, VonageCall>();
        var end = await _pages.ReadAsync(_callList, reading, (row, _) =>
        {
            var call = VonageResponses.Call(row, reading);
            if (call is not null)
            {
                listed[call.Id] = call;
            }

            return call is not null;
        }, cancellationToken);
        reading.RequireGoodRows();
        var read = listed.Values.Select(c => _calls.ToCall(c, reading, end.At)).OfType<VonageTranslatedCall>().ToList();
        var calls = read.Where(r => !_extensions.IsLimited || r.Owners.Any(_extensions.IsShown)).Select(r => r.Call);
        var unowned = read.Count(r => r.Owners.Count == 0);
        return new Observation
        {
            Account = _context.Id,
            Endpoint = CallPage.Name,
            At = end.At,
            Extensions = new ObservedResources<ExtensionPresence>([.. _presence.Conclude(read.SelectMany(r => r.Sides), end, reading.BadRows, unowned)], end.Complete),
            Calls = new ObservedResources<Call>([.. calls], end.Complete),
            UnownedCalls = unowned,
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private async Task<Observation> PollDevicesAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("Vonage");
        var rows = new Dictionary<string, Registration>();
        var end = await _pages.ReadAsync(_deviceList, reading, (row, at) =>
        {
            var device = VonageResponses.Device(row, reading);

            // A device without a configured extension is included: administrators need its address to assign it.
            if (device is not null && (_extensions.OfDevice(device.Mac) is not { } number || _extensions.IsShown(number)))
            {
                rows[device.Mac] = ToRegistration(device, at);
            }

            return device is not null;
        }, cancellationToken);
        reading.RequireGoodRows();
        _presence.Update(rows.Values, end.Complete && reading.BadRows == 0, end.At);
        return new Observation
        {
            Account = _context.Id,
            Endpoint = DevicePage.Name,
            At = end.At,
            Registrations = new ObservedResources<Registration>([.. rows.Values], end.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private Registration ToRegistration(VonageDevice device, DateTimeOffset at)
    {
        // [S] no expiry is reported: it is estimated from the last success and a configured lifetime. [F] is_registered, where it is sent, takes
        // precedence over the estimate.
        var estimate = device.LastSuccessAt + _options.RegistrationLifetime;
        var registered = IsReportedAs(device) ?? estimate > at;
        return new Registration
        {
            Key = $"{_context.Id}/{device.Mac}",
            Account = _context.Id,
            Extension = _extensions.OfDevice(device.Mac) is { } number ? ExtensionPresence.MakeKey(_context.Id, number) : null,
            Registered = registered,
            ExpiresAt = registered && estimate > at ? estimate : null,
            Expiry = ExpiryKind.Estimated,
            Address = registered ? device.Address : null,
            LastSuccessAt = device.LastSuccessAt,
            ObservedAt = at,
        };
    }

    // [F] `is_registered` is sent in some responses only. A reported "false" remains valid when a later response omits it, until a newer successful
    // registration.
    private bool? IsReportedAs(VonageDevice device)
    {
        if (device.IsRegistered is { } said)
        {
            _said[device.Mac] = (said, device.LastSuccessAt);
            return said;
        }

        return _said.TryGetValue(device.Mac, out var known) && !known.IsRegistered && !(device.LastSuccessAt > known.LastSuccessAt) ? false : null;
    }
}
