using System.Globalization;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Connections;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads and checks <c>Limits</c>.</summary>
internal static class LimitKeys
{
    private const int Most = 1_000_000;
    private static readonly LimitSettings Usual = new();
    private static readonly string Accepted = $"a whole number from 1 to {Most}";

    /// <summary>The keys.</summary>
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        SettingKey.Shown("Connections", "The most connections at a time; further ones are answered with 503", Accepted, "as many as the descriptors of the process allow"),
        SettingKey.Shown("ConnectionsPerAddress", "The most of them from one address, save the proxies of Access:TrustedProxies", Accepted, "half of them"),
        SettingKey.Shown("StreamsPerPerson", "The most boards that one person, display or program watches at a time", Accepted, $"{Usual.StreamsPerPerson}"),
    ];

    public static LimitSettings Read(IConfiguration configuration, SettingsErrors errors)
    {
        var section = configuration.GetSection("Limits");
        UnknownKeys.Check(section, All, errors);
        return new LimitSettings
        {
            Connections = Number(section, "Connections", errors),
            ConnectionsPerAddress = Number(section, "ConnectionsPerAddress", errors),
            StreamsPerPerson = Number(section, "StreamsPerPerson", errors) ?? Usual.StreamsPerPerson,
        };
    }

    private static int? Number(IConfigurationSection section, string key, SettingsErrors errors)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most)
        {
            return number;
        }

        errors.Add($"Limits:{key} is '{text}'; it must be {Accepted}.");
        return null;
    }
}
