using Dashboard.Presence;

namespace Dashboard.Web.Polling;

/// <summary>One configured account: its source, endpoints and budget.</summary>
internal sealed class PolledAccount : IDisposable
{
    private readonly RequestBudget _budget;

    public PolledAccount(string id, string vendor, IVendorSource source, PollSettings settings, AccountDirectory directory, RequestBudget budget, Func<double> random)
    {
        Id = id;
        Vendor = vendor;
        Source = source;
        Settings = settings;
        Directory = directory;
        _budget = budget;
        Endpoints = [.. source.Endpoints.Select(e =>
            new PolledEndpoint(e, new EndpointPacer(settings.IntervalOf(e.Parts), e.Parts, random)))];
    }

    public string Id { get; }

    public string Vendor { get; }

    public IVendorSource Source { get; }

    public PollSettings Settings { get; }

    public AccountDirectory Directory { get; }

    public IReadOnlyList<PolledEndpoint> Endpoints { get; }

    /// <summary>No endpoint is asked before this: a vendor's Retry-After holds for the whole account.</summary>
    public DateTimeOffset QuietUntil { get; set; }

    /// <summary>What a screen may know of it now.</summary>
    public AccountStatus Status => new()
    {
        Id = Id,
        Vendor = Vendor,
        Capabilities = Source.Capabilities,
        PresenceInterval = Pace(PresenceParts.Presence),
        RegistrationsInterval = Pace(PresenceParts.Registrations),
        CallsInterval = Pace(PresenceParts.Calls),
        ForgetAfter = Settings.ForgetAfter,
        Endpoints = [.. Endpoints.Select(e => new EndpointStatus(e.Endpoint.Name, e.Failure))],
    };

    public void Dispose()
    {
        Source.Dispose();
        _budget.Dispose();
    }

    // A part that comes along with another is polled at that one's pace.
    private TimeSpan Pace(PresenceParts part) =>
        Endpoints.FirstOrDefault(e => e.Endpoint.Parts.HasFlag(part)) is { } endpoint
            ? Settings.IntervalOf(endpoint.Endpoint.Parts)
            : Settings.IntervalOf(part);
}
