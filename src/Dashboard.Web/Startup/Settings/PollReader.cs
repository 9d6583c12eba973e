using System.Globalization;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads <c>Accounts:{id}:Poll</c>.</summary>
internal static class PollReader
{
    public static PollSettings Read(IConfigurationSection account, SettingsErrors errors)
    {
        var poll = account.GetSection("Poll");
        var normal = new PollSettings();
        return new PollSettings
        {
            Presence = Interval(poll, "Presence", normal.Presence, PollSettings.Shortest, errors),
            Registrations = Interval(poll, "Registrations", normal.Registrations, PollSettings.Shortest, errors),
            Calls = Interval(poll, "Calls", normal.Calls, PollSettings.Shortest, errors),
            ForgetAfter = Interval(poll, "ForgetAfter", normal.ForgetAfter, TimeSpan.FromSeconds(10), errors),
            RequestsPerMinute = Number(poll, "RequestsPerMinute", normal.RequestsPerMinute, errors),
        };
    }

    private static TimeSpan Interval(IConfigurationSection poll, string key, TimeSpan normal, TimeSpan least, SettingsErrors errors)
    {
        if (poll[key] is not { } text)
        {
            return normal;
        }

        if (!TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) || value < least || value > TimeSpan.FromDays(1))
        {
            errors.Add($"{poll.Path}:{key} is '{text}'; it must be a time such as \"{normal:c}\", at least \"{least:c}\".");
        }

        return value;
    }

    private static int Number(IConfigurationSection poll, string key, int normal, SettingsErrors errors)
    {
        if (poll[key] is not { } text)
        {
            return normal;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1 or > 60_000)
        {
            errors.Add($"{poll.Path}:{key} is '{text}'; it must be a whole number from 1 to 60000.");
        }

        return value;
    }
}
