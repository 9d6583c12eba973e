using Dashboard.Vendors.Configuration;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads and checks <c>Commands</c>.</summary>
internal static class CommandKeys
{
    private const int Most = 60_000;

    private static readonly CommandSettings Usual = new();

    /// <summary>The keys.</summary>
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        SettingKey.Shown("PerMinute", "The most commands a minute from one person or one token, a third of them at once", $"a whole number from 1 to {Most}", $"{Usual.PerMinute}"),
    ];

    public static CommandSettings Read(IConfiguration configuration, SettingsErrors errors)
    {
        var section = configuration.GetSection("Commands");
        UnknownKeys.Check(section, All, errors);
        return new CommandSettings { PerMinute = PollReader.Number(section, "PerMinute", Most, errors) ?? Usual.PerMinute };
    }
}
