using System.Globalization;
using Dashboard.Vendors.Configuration;
using Dashboard.Web.Connections;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Limits</c>.</summary>
internal static class LimitKeys
{
    private const int Max = 1_000_000;
    private static readonly LimitOptions Default = new();
    private static readonly string Accepted = $"a whole number from 1 to {Max}";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("Connections", "The most connections at a time; further ones are answered with 503", Accepted, "as many as the descriptors of the process allow"),
        ConfigurationKey.Shown("ConnectionsPerAddress", "The most of them from one address, save the proxies of Access:TrustedProxies", Accepted, "half of them"),
        ConfigurationKey.Shown("StreamsPerPerson", "The most boards that one person, display or program watches at a time", Accepted, $"{Default.StreamsPerPerson}"),
    ];

    public static LimitOptions Read(IConfiguration configuration, ConfigurationErrors errors)
    {
        var section = configuration.GetSection("Limits");
        UnknownKeyValidator.Check(section, All, errors);
        return new LimitOptions
        {
            Connections = Number(section, "Connections", errors),
            ConnectionsPerAddress = Number(section, "ConnectionsPerAddress", errors),
            StreamsPerPerson = Number(section, "StreamsPerPerson", errors) ?? Default.StreamsPerPerson,
        };
    }

    private static int? Number(IConfigurationSection section, string key, ConfigurationErrors errors)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Max)
        {
            return number;
        }

        errors.Add($"Limits:{key} is '{text}'; it must be {Accepted}.");
        return null;
    }
}
