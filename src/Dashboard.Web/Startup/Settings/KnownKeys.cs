using Dashboard.Simulator;
using Dashboard.Vendors;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Every key there is. What stands here is accepted, printed by <c>--help</c> and, where it may be, shown by a page.</summary>
internal static class KnownKeys
{
    private static readonly PollSettings Pace = new();
    private static readonly SimulatorOptions Simulated = new();

    /// <summary>The host's own.</summary>
    public static IReadOnlyList<SettingKey> General { get; } =
    [
        SettingKey.Shown("urls", "Where it listens, several with ; between", "http://127.0.0.1:5080 or another loopback address", AddressKeys.Default),
        SettingKey.List(AllowedHostKeys.Name, "The host names at which it answers, beside loopback's; only with them is X-Forwarded-Host of a proxy believed", AllowedHostKeys.Accepted, "any; in the demo loopback's alone"),
        SettingKey.Shown(PathBaseKey.Name, "The path below which a reverse proxy shows it; one of Access:TrustedProxies may say it by X-Forwarded-Prefix in place of this", PathBaseKey.Accepted, "none: the root"),
        SettingKey.Shown("SecretsFile", "A JSON file of the same form, for what shall not lie beside the program", "a path", "none"),
        SettingKey.Shown("Logging:LogLevel:{category}", "How much is logged", Named.All<LogLevel>(), "Information"),
        SettingKey.Shown("environment", "Which appsettings.{environment}.json is read", "a name", "Production"),
        SettingKey.Shown("contentRoot", "Where the files of the configuration are", "a path", "the current folder"),
        .. TelemetryKeys.All,
    ];

    /// <summary>Of <c>Accounts:{id}</c>, whatever the vendor.</summary>
    public static IReadOnlyList<SettingKey> Account { get; } =
    [
        SettingKey.Shown("Vendor", "Whose phone system it is", string.Join(", ", VendorCatalog.All.Select(v => v.Name)), null),
        SettingKey.Shown("Region", "The country whose national numbers it has: 0412 341 234 and +61 412 341 234 are then one number", RegionKey.Accepted, "none: they are two"),
        SettingKey.List("Extensions", "Limits the account to these numbers, and stands in for the list where a vendor has none", "numbers", "all"),
        SettingKey.Shown("Directory", "Names, teams and devices: CSV in UTF-8 or UTF-16 with the header number,name,team,mac, between commas, semicolons or tabs", "a path", "none"),
        Interval("Presence", "How often presence is asked for; halved while calls are up", Pace.Presence),
        Interval("Registrations", "How often registrations are asked for", Pace.Registrations),
        Interval("Calls", "How often calls are asked for; halved while calls are up", Pace.Calls),
        SettingKey.Shown("Poll:RequestsPerMinute", "The most requests in any 60 s", PollReader.Requests, $"{Pace.RequestsPerMinute}"),
        SettingKey.Shown("Poll:ForgetAfter", "The age at which a row counts as unknown", PollReader.Times(PollReader.ShortestMemory), $"{Pace.ForgetAfter:c}"),
        SettingKey.Shown("Poll:CommandsPerMinute", "The most commands a minute from everybody together, a third of them at once; the polls keep the rest of the requests", "a whole number from 1 to half of Poll:RequestsPerMinute", "a quarter of Poll:RequestsPerMinute"),
    ];

    /// <summary>Of <c>Boards:{id}</c>.</summary>
    public static IReadOnlyList<SettingKey> Board { get; } =
    [
        SettingKey.Shown("Title", "What it is called on screen", "text", "its id"),
        SettingKey.List("Accounts", "The accounts it shows", "ids of accounts", "all"),
        SettingKey.List("Teams", "The teams it shows", "names of teams as the Directory has them", "all"),
        SettingKey.List("Extensions", "The extensions it shows", "numbers, ranges 100-199, keys sydney/101", "all"),
        SettingKey.Shown("Theme", "The colours it is drawn in; ?theme= in its address wins", Named.All<BoardTheme>(), $"{BoardTheme.Dark}"),
        .. BoardDimReader.Keys,
        SettingKey.List("Panels", "What stands around the tiles; empty for nothing; ?panels= in its address wins", string.Join(", ", LayoutWords.PanelNames), "figures, calls, registrations"),
        SettingKey.Shown("Order", "The order of the tiles; ?order= in its address wins", Named.All<TileOrder>(), $"{TileOrder.Number}"),
        SettingKey.Shown("GroupByTeam", "Whether tiles stand by team under headings; ?group= in its address wins", "true, false", "false"),
        .. AlertKeys.All,
    ];

    /// <summary>Of <c>Demo</c>, which runs while no account is configured.</summary>
    public static IReadOnlyList<SettingKey> Demo { get; } =
    [
        SettingKey.Shown("Seed", "All that happens follows from this number", "a whole number", $"{Simulated.Seed}"),
        SettingKey.Shown("Extensions", "Extensions of each of the four phone systems", DemoKeys.Sizes, $"{Simulated.Extensions}"),
        SettingKey.Shown("Speed", "Divides every duration", DemoKeys.Speeds, $"{Simulated.Speed}"),
        SettingKey.Shown("Traffic", "Whether calls come by themselves", "true, false", Simulated.Traffic ? "true" : "false"),
        .. Account.Where(k => k.Name.StartsWith("Poll:", StringComparison.Ordinal)),
    ];

    /// <summary>All that an account of a vendor takes.</summary>
    public static IEnumerable<SettingKey> AccountOf(IVendor vendor) => Account.Concat(vendor.Keys);

    private static SettingKey Interval(string part, string meaning, TimeSpan normal) =>
        SettingKey.Shown($"Poll:{part}", meaning, PollReader.Times(PollSettings.Shortest), $"{normal:c}");
}
