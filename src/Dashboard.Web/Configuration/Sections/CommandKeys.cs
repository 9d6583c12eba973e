using Dashboard.Vendors.Configuration;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Commands</c>.</summary>
internal static class CommandKeys
{
    private const int Max = 60_000;

    private static readonly CommandOptions Default = new();

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("PerMinute", "The most commands a minute from one person or one token, a third of them at once", $"a whole number from 1 to {Max}", $"{Default.PerMinute}"),
    ];

    public static CommandOptions Read(IConfiguration configuration, ConfigurationErrors errors)
    {
        var section = configuration.GetSection("Commands");
        UnknownKeyValidator.Check(section, All, errors);
        return new CommandOptions { PerMinute = PollReader.Number(section, "PerMinute", Max, errors) ?? Default.PerMinute };
    }
}
