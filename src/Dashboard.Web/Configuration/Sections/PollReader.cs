using System.Globalization;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Accounts:{id}:Poll</c>.</summary>
internal static class PollReader
{
    private const int MaxRequests = 60_000;

    /// <summary>The minimum age at which a row counts as unknown.</summary>
    public static readonly TimeSpan MinUnknownAfter = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(1);

    /// <summary>Accepted request budgets.</summary>
    public static string Requests => $"a whole number from 1 to {MaxRequests}";

    /// <summary>Returns a description of accepted durations.</summary>
    public static string Times(TimeSpan least) => $"a time from {least:c} to {MaxInterval:c}";

    public static PollOptions Read(IConfigurationSection account, ConfigurationErrors errors)
    {
        var poll = account.GetSection("Poll");
        var normal = new PollOptions();
        var requests = Number(poll, "RequestsPerMinute", MaxRequests, errors) ?? normal.RequestsPerMinute;
        return new PollOptions
        {
            Presence = Interval(poll, "Presence", normal.Presence, PollOptions.MinInterval, errors),
            Registrations = Interval(poll, "Registrations", normal.Registrations, PollOptions.MinInterval, errors),
            Calls = Interval(poll, "Calls", normal.Calls, PollOptions.MinInterval, errors),
            UnknownAfter = Interval(poll, FormerSpelling.Find(poll, "UnknownAfter", "ForgetAfter", errors), normal.UnknownAfter, MinUnknownAfter, errors),
            RequestsPerMinute = requests,
            CommandsPerMinute = Number(poll, "CommandsPerMinute", Math.Max(1, requests / 2), errors),
        };
    }

    /// <summary>Returns a duration of a section; the default when it is missing or invalid.</summary>
    public static TimeSpan Interval(IConfigurationSection poll, string key, TimeSpan normal, TimeSpan least, ConfigurationErrors errors)
    {
        if (poll[key] is not { } text)
        {
            return normal;
        }

        // TimeSpan would parse a plain number as days, while an administrator who writes 5 means seconds.
        if (!text.Contains(':') || !TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) || value < least || value > MaxInterval)
        {
            errors.Add($"{poll.Path}:{key} must be {Times(least)}, written as hours:minutes:seconds.");
            return normal;
        }

        return value;
    }

    /// <summary>Returns a positive whole number of a section; null when it is missing or invalid.</summary>
    public static int? Number(IConfigurationSection section, string key, int max, ConfigurationErrors errors)
    {
        if (section[key] is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= max)
        {
            return value;
        }

        errors.Add($"{section.Path}:{key} must be a whole number from 1 to {max}.");
        return null;
    }
}
