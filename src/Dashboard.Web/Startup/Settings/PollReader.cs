using System.Globalization;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads <c>Accounts:{id}:Poll</c>.</summary>
internal static class PollReader
{
    private const int MostRequests = 60_000;

    /// <summary>The least age at which a row may count as unknown.</summary>
    public static readonly TimeSpan ShortestMemory = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Which budgets are taken.</summary>
    public static string Requests => $"a whole number from 1 to {MostRequests}";

    /// <summary>Which times are taken.</summary>
    public static string Times(TimeSpan least) => $"a time from {least:c} to {Longest:c}";

    public static PollSettings Read(IConfigurationSection account, SettingsErrors errors)
    {
        var poll = account.GetSection("Poll");
        var normal = new PollSettings();
        var requests = Number(poll, "RequestsPerMinute", MostRequests, errors) ?? normal.RequestsPerMinute;
        return new PollSettings
        {
            Presence = Interval(poll, "Presence", normal.Presence, PollSettings.Shortest, errors),
            Registrations = Interval(poll, "Registrations", normal.Registrations, PollSettings.Shortest, errors),
            Calls = Interval(poll, "Calls", normal.Calls, PollSettings.Shortest, errors),
            ForgetAfter = Interval(poll, "ForgetAfter", normal.ForgetAfter, ShortestMemory, errors),
            RequestsPerMinute = requests,
            CommandsPerMinute = Number(poll, "CommandsPerMinute", Math.Max(1, requests / 2), errors),
        };
    }

    /// <summary>A time of a section; the normal one when none or a wrong one is given.</summary>
    public static TimeSpan Interval(IConfigurationSection poll, string key, TimeSpan normal, TimeSpan least, SettingsErrors errors)
    {
        if (poll[key] is not { } text)
        {
            return normal;
        }

        // A number alone would be read as days; whoever writes 5 means seconds.
        if (!text.Contains(':') || !TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) || value < least || value > Longest)
        {
            errors.Add($"{poll.Path}:{key} must be {Times(least)}, written as hours:minutes:seconds.");
            return normal;
        }

        return value;
    }

    /// <summary>A whole number of a section, from 1 on; null when none or a wrong one is given.</summary>
    public static int? Number(IConfigurationSection section, string key, int most, SettingsErrors errors)
    {
        if (section[key] is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most)
        {
            return value;
        }

        errors.Add($"{section.Path}:{key} must be a whole number from 1 to {most}.");
        return null;
    }
}
