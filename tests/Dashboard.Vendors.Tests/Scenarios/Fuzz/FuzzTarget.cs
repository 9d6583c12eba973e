using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.TelecomX;
using Dashboard.Vendors.VoipNow;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>A response to be mutated, and the poll that reads it.</summary>
internal sealed record FuzzTarget(string Name, IVendor Vendor, string Route, string Poll)
{
    /// <summary>Creates a target that has the name of its route; targets with a second form of the response have their own name.</summary>
    public FuzzTarget(IVendor vendor, string route, string poll)
        : this(route, vendor, route, poll)
    {
    }

    /// <summary>After this time a refused token leads to a new sign-in, regardless of earlier sign-ins.</summary>
    private static readonly TimeSpan BetweenSignIns = TimeSpan.FromMinutes(11);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new(new JinglVendor(), Routes.JinglList, "handsetstatus"),
        new(new JinglVendor(), Routes.JinglSingle, "handsetstatus") { NotFound = Routes.JinglList },
        new(new TelecomXVendor(), Routes.TelecomXToken, "sipphones") { RefusesOnce = true, Step = BetweenSignIns },
        new(new TelecomXVendor(), Routes.TelecomXEmployees, "employees"),
        new(new TelecomXVendor(), Routes.TelecomXExtensions, "employees") { Step = TimeSpan.FromMinutes(6) },
        new(new TelecomXVendor(), Routes.TelecomXPhones, "sipphones"),
        new(new TelecomXVendor(), Routes.TelecomXPhone, "sipphones") { Step = TimeSpan.FromMinutes(61) },
        new(new TelecomXVendor(), Routes.TelecomXCalls, "calls"),
        new(new VonageVendor(), Routes.VonageToken, "devices") { RefusesOnce = true, Step = BetweenSignIns },
        new(new VonageVendor(), Routes.VonageCalls, "calls"),
        new(RecordedAnswers.VonageFieldShape, new VonageVendor(), Routes.VonageCalls, "calls"),
        new(new VonageVendor(), Routes.VonageDevices, "devices"),
        new(new VoipNowVendor(), Routes.VoipNowToken, "presence") { RefusesOnce = true, Step = BetweenSignIns },
        new(new VoipNowVendor(), Routes.VoipNowPresence, "presence"),
        new(new VoipNowVendor(), Routes.VoipNowCalls, "calls"),
    ];

    /// <summary>The time between two polls: longer than the time for which the adapter would not send the request again.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the first request of each poll is answered with 401, so that the adapter requests a token.</summary>
    public bool RefusesOnce { get; init; }

    /// <summary>The path that this installation does not have (404); null for none.</summary>
    public string? NotFound { get; init; }

    /// <summary>Opens an account; its options differ from one opening to the next.</summary>
    public OpenedAccount Open(RecordedAnswers recorded, HttpMessageHandler handler, ManualTimeProvider time, int opening)
    {
        var keys = new Dictionary<string, string?>
        {
            ["BaseAddress"] = Vendor.Name switch
            {
                "Vonage" => "https://vendor.example/t/vbc.prod/telephony/v3",
                "VoipNow" => "https://vendor.example/uapi",
                _ => "https://vendor.example",
            },
            ["TokenAddress"] = Vendor.Name == "VoipNow" ? null : "https://vendor.example/token",
            ["Username"] = "board@vendor.example",
            ["Password"] = "p-a-s-s",
            ["ClientId"] = "app",
            ["ClientSecret"] = "s-e-c-r-e-t",

            // Either so small that pages can be full, or so large that they never are.
            [$"{Vendor.Name}:PageSize"] = (opening % 3) switch { 0 => "2", 1 => "5", _ => "200" },
            ["TelecomX:TokenIn"] = (opening % 4) switch { 0 => "Query", 1 => "Bearer", 2 => "Header", _ => "Cookie" },
        };
        foreach (var (mac, number) in recorded.VonageDevices)
        {
            keys[$"Vonage:Devices:{mac}"] = number;
        }

        return new OpenedAccount(Vendor, handler, keys, time, recorded.NumbersOf(this, opening));
    }
}
