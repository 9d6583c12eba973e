using Dashboard.Simulator;
using Dashboard.Vendors;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration.Boards;
using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Configuration;

/// <summary>All configuration keys. Only these are accepted; <c>--help</c> prints them, and the diagnostics page shows those that are not secret.</summary>
internal static class ConfigurationSchema
{
    private static readonly PollOptions Pace = new();
    private static readonly SimulatorOptions Simulated = new();

    /// <summary>The keys of the host itself.</summary>
    public static IReadOnlyList<ConfigurationKey> General { get; } =
    [
        ConfigurationKey.Shown("urls", "Where it listens, several with ; between", "http://127.0.0.1:5080 or another loopback address", AddressKeys.Default),
        ConfigurationKey.List(AllowedHostKeys.Name, "The host names at which it answers, beside loopback's; only with them is X-Forwarded-Host of a proxy believed", AllowedHostKeys.Accepted, "any; in the demo loopback's alone"),
        ConfigurationKey.Shown(PathBaseKey.Name, "The path below which a reverse proxy shows it; one of Access:TrustedProxies may say it by X-Forwarded-Prefix in place of this", PathBaseKey.Accepted, "none: the root"),
        ConfigurationKey.Shown("SecretsFile", "A JSON file of the same form, for what shall not lie beside the program", "a path", "none"),
        ConfigurationKey.Shown("Logging:LogLevel:{category}", "How much is logged", EnumNames.All<LogLevel>(), "Information"),
        ConfigurationKey.Shown("environment", "Which appsettings.{environment}.json is read", "a name", "Production"),
        ConfigurationKey.Shown("contentRoot", "Where the files of the configuration are", "a path", "the current folder"),
        .. TelemetryKeys.All,
    ];

    /// <summary>The keys of <c>Accounts:{id}</c> that all vendors share.</summary>
    public static IReadOnlyList<ConfigurationKey> Account { get; } =
    [
        ConfigurationKey.Shown("Vendor", "Whose phone system it is", string.Join(", ", VendorCatalog.All.Select(v => v.Name)), null),
        ConfigurationKey.Shown("Region", "The country whose national numbers it has: 0412 341 234 and +61 412 341 234 are then one number", RegionKey.Accepted, "none: they are two"),
        ConfigurationKey.List("Extensions", "Limits the account to these numbers, and stands in for the list where a vendor has none", "numbers", "all"),
        ConfigurationKey.Shown("Directory", "Names, teams and devices: CSV in UTF-8 or UTF-16 with the header number,name,team,mac, between commas, semicolons or tabs", "a path", "none"),
        Interval("Presence", "How often presence is asked for; halved while calls are up", Pace.Presence),
        Interval("Registrations", "How often registrations are asked for", Pace.Registrations),
        Interval("Calls", "How often calls are asked for; halved while calls are up", Pace.Calls),
        ConfigurationKey.Shown("Poll:RequestsPerMinute", "The most requests in any 60 s", PollReader.Requests, $"{Pace.RequestsPerMinute}"),
        ConfigurationKey.Shown("Poll:UnknownAfter", "The age at which a row counts as unknown", PollReader.Times(PollReader.MinUnknownAfter), $"{Pace.UnknownAfter:c}") with { FormerName = "Poll:ForgetAfter" },
        ConfigurationKey.Shown("Poll:CommandsPerMinute", "The most commands a minute from everybody together, a third of them at once; the polls keep the rest of the requests", "a whole number from 1 to half of Poll:RequestsPerMinute", "a quarter of Poll:RequestsPerMinute"),
    ];

    /// <summary>The keys of <c>Boards:{id}</c>.</summary>
    public static IReadOnlyList<ConfigurationKey> Board { get; } =
    [
        ConfigurationKey.Shown("Title", "What it is called on screen", "text", "its id"),
        ConfigurationKey.List("Accounts", "The accounts it shows", "ids of accounts", "all"),
        ConfigurationKey.List("Teams", "The teams it shows", "names of teams as the Directory has them", "all"),
        ConfigurationKey.List("Extensions", "The extensions it shows", "numbers, ranges 100-199, keys sydney/101", "all"),
        ConfigurationKey.Shown("Theme", "The colours it is drawn in; ?theme= in its address wins", EnumNames.All<BoardTheme>(), $"{BoardTheme.Dark}"),
        ConfigurationKey.Shown("Palette", "The colours of the states: in Calm a call is slate blue, red is for trouble; ?palette= in its address wins", EnumNames.All<BoardPalette>(), $"{BoardPalette.Classic}"),
        .. DimmingReader.Keys,
        ConfigurationKey.List("Panels", "What stands around the tiles; empty for nothing; ?panels= in its address wins", string.Join(", ", LayoutParser.PanelNames), "figures, calls, registrations"),
        ConfigurationKey.Shown("Order", "The order of the tiles; ?order= in its address wins", EnumNames.All<TileOrder>(), $"{TileOrder.Number}"),
        ConfigurationKey.Shown("GroupByTeam", "Whether tiles stand by team under headings; ?group= in its address wins", "true, false", "false"),
        .. AlertKeys.All,
    ];

    /// <summary>The keys of <c>Demo</c>, which applies while no account is configured.</summary>
    public static IReadOnlyList<ConfigurationKey> Demo { get; } =
    [
        ConfigurationKey.Shown("Seed", "All that happens follows from this number", "a whole number", $"{Simulated.Seed}"),
        ConfigurationKey.Shown("Extensions", "Extensions of each of the four phone systems", DemoKeys.Sizes, $"{Simulated.Extensions}"),
        ConfigurationKey.Shown("Speed", "Divides every duration", DemoKeys.Speeds, $"{Simulated.Speed}"),
        ConfigurationKey.Shown("Traffic", "Whether calls come by themselves", "true, false", Simulated.Traffic ? "true" : "false"),
        .. Account.Where(k => k.Name.StartsWith("Poll:", StringComparison.Ordinal)),
    ];

    /// <summary>Returns all keys of an account of the given vendor.</summary>
    public static IEnumerable<ConfigurationKey> AccountOf(IVendor vendor) => Account.Concat(vendor.Keys);

    private static ConfigurationKey Interval(string part, string meaning, TimeSpan normal) =>
        ConfigurationKey.Shown($"Poll:{part}", meaning, PollReader.Times(PollOptions.MinInterval), $"{normal:c}");
}
