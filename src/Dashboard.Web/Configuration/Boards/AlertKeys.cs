using Dashboard.Vendors.Configuration;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration.Sections;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>The configuration keys of <c>Boards:{id}:Alerts</c>.</summary>
internal static class AlertKeys
{
    /// <summary>Accepted numbers of devices that are lost together.</summary>
    public const string Counts = "a whole number from 2 to 10000";

    /// <summary>Accepted webhook addresses.</summary>
    public const string Urls = "an https address, or http on loopback";

    /// <summary>Accepted webhook secrets.</summary>
    public const string Secrets = "16 characters or more";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        Limit("RingingLongerThan", "Raises an alert when a phone rings longer than this"),
        Limit("OnHoldLongerThan", "Raises an alert when a call is on hold longer than this"),
        Limit("CallLongerThan", "Raises an alert when a call lasts longer than this"),
        Limit("OfflineLongerThan", "Raises an alert when an extension is offline longer than this"),
        ConfigurationKey.Shown("Alerts:RegistrationLost", "Raises an alert when a device loses its registration", "true, false", "false"),
        ConfigurationKey.Shown("Alerts:RegistrationsLostTogether", "Makes one alert of this many devices of an account lost within a minute", Counts, "none"),
        Limit("AccountStale", "Raises an alert when an account has answered nothing for longer than this"),
        ConfigurationKey.Shown("Alerts:Sound", "What a wall sounds until an alert is acknowledged or over", EnumNames.All<AlertSound>(), $"{AlertSound.None}"),
        ConfigurationKey.List("Alerts:QuietHours", "When it stays silent", WeeklyHours.Format, "none"),
        // The value is hidden because the address may contain a token of its receiver.
        ConfigurationKey.Hidden("Alerts:Webhook:Url", "Where alerts are posted as signed JSON; needs Webhook:Secret", Urls, "none"),
        ConfigurationKey.Hidden("Alerts:Webhook:Secret", "What the posts are signed with", Secrets, "none"),
    ];

    private static ConfigurationKey Limit(string key, string meaning) =>
        ConfigurationKey.Shown($"Alerts:{key}", meaning, PollReader.Times(AlertReader.MinDuration), "none");
}
