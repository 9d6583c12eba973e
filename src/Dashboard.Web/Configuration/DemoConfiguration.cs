using Dashboard.Simulator;

namespace Dashboard.Web.Configuration;

/// <summary>The demo configuration: four simulated accounts, one per vendor, and some boards.</summary>
internal static class DemoConfiguration
{
    private static readonly (string Id, string Vendor)[] Accounts =
        [("sydney", "Jingl"), ("copenhagen", "TelecomX"), ("montreal", "Vonage"), ("bucharest", "VoipNow")];

    // The external parties of all simulated phone systems have Australian mobile numbers.
    private const string SimulatedRegion = "AU";

    // The simulator produces unanswered phones and calls forgotten on hold. The other rules apply only after a simulated failure.
    private static readonly (string Key, string Value)[] AlertRules =
    [
        ("RingingLongerThan", "00:00:20"), ("OnHoldLongerThan", "00:01:00"), ("CallLongerThan", "00:30:00"), ("RegistrationLost", "true"),
        ("RegistrationsLostTogether", "5"), ("AccountStale", "00:01:00"),
    ];

    /// <summary>The ids of the demo's accounts, which are known before the simulator starts.</summary>
    public static IEnumerable<string> Ids => Accounts.Select(a => a.Id);

    /// <summary>Reads the simulator's options from <c>Demo</c>.</summary>
    public static SimulatorOptions Options(IConfiguration configuration)
    {
        var demo = configuration.GetSection("Demo");
        var normal = new SimulatorOptions();
        return normal with
        {
            Seed = demo.GetValue("Seed", normal.Seed),
            Extensions = demo.GetValue("Extensions", normal.Extensions),
            Speed = demo.GetValue("Speed", normal.Speed),
            AlwaysBusy = true,
            Traffic = demo.GetValue("Traffic", normal.Traffic),
        };
    }

    /// <summary>Creates the keys of the four simulated accounts, and of the demo boards unless boards are configured.</summary>
    public static Dictionary<string, string?> Keys(IConfiguration configuration, SimulatorOptions options, SimulatorHost simulator, DirectoryInfo files)
    {
        var keys = new Dictionary<string, string?>();
        foreach (var (id, vendor) in Accounts)
        {
            var directory = Path.Combine(files.FullName, $"{id}.csv");
            File.WriteAllText(directory, Download(new Uri($"{simulator.Control}/control/{vendor.ToLowerInvariant()}/directory.csv")));
            (string Key, string? Value)[] account =
            [
                ("Vendor", vendor), ("Region", SimulatedRegion), ("Directory", directory), .. SignIn(vendor, simulator.AddressOf(vendor.ToLowerInvariant()), options),
                .. configuration.GetSection("Demo:Poll").GetChildren().Select(c => ($"Poll:{c.Key}", c.Value)),
            ];
            foreach (var (key, value) in account)
            {
                keys[$"Accounts:{id}:{key}"] = value;
            }
        }

        // Without a configured database the demo uses a temporary one.
        if (!configuration.GetSection("Storage").GetChildren().Any())
        {
            keys["Storage:ConnectionString"] = $"Data Source={Path.Combine(files.FullName, "dashboard.db")}";
        }

        if (!configuration.GetSection("Boards").GetChildren().Any())
        {
            AddBoards(keys);
        }

        return keys;
    }

    private static (string Key, string? Value)[] SignIn(string vendor, string address, SimulatorOptions o) => vendor switch
    {
        "Jingl" => [("BaseAddress", address), ("Username", o.JinglUsername), ("Password", o.JinglPassword)],
        "TelecomX" => [("BaseAddress", address), ("Username", o.TelecomXUsername), ("Password", o.TelecomXPassword)],
        "Vonage" =>
        [
            ("BaseAddress", $"{address}/t/vbc.prod/telephony/v3"), ("TokenAddress", $"{address}/token"),
            ("Username", o.VonageUsername), ("Password", o.VonagePassword),
            ("ClientId", o.VonageClientId), ("ClientSecret", o.VonageClientSecret), ("AccountId", o.VonageAccountId),
        ],
        _ => [("BaseAddress", $"{address}/uapi"), ("ClientId", o.VoipNowClientId), ("ClientSecret", o.VoipNowClientSecret)],
    };

    private static void AddBoards(Dictionary<string, string?> keys)
    {
        foreach (var (key, value) in AlertRules)
        {
            keys[$"Boards:everyone:Alerts:{key}"] = value;
            keys[$"Boards:support:Alerts:{key}"] = value;
        }

        keys["Boards:support:Alerts:Sound"] = "Chime";
        keys["Boards:support:Alerts:QuietHours"] = "20:00-07:00";
        keys["Boards:everyone:Title"] = "Everyone";
        keys["Boards:sales:Title"] = "Sales";
        keys["Boards:sales:Teams"] = "Sales";
        keys["Boards:support:Title"] = "Support";
        keys["Boards:support:Teams"] = "Support";
        keys["Boards:sydney:Title"] = "Sydney office";
        keys["Boards:sydney:Accounts"] = "sydney";
    }

    // The simulator's extensions are downloaded as a directory file, so that the demo also exercises reading such files.
    private static string Download(Uri file)
    {
        using var http = new HttpClient();
        using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, file));
        using var reader = new StreamReader(answer.EnsureSuccessStatusCode().Content.ReadAsStream());
        return reader.ReadToEnd();
    }
}
