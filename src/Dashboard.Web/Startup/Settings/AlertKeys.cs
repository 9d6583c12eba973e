using Dashboard.Vendors.Configuration;
using Dashboard.Web.Live;

namespace Dashboard.Web.Startup.Settings;

/// <summary>The keys of <c>Boards:{id}:Alerts</c>.</summary>
internal static class AlertKeys
{
    /// <summary>Devices that may count as lost together.</summary>
    public const string Counts = "a whole number from 2 to 10000";

    /// <summary>The addresses that take a webhook.</summary>
    public const string Urls = "an https address, or http on loopback";

    /// <summary>The secrets that are long enough to sign with.</summary>
    public const string Secrets = "16 characters or more";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        Limit("RingingLongerThan", "Raises an alert when a phone rings longer than this"),
        Limit("OnHoldLongerThan", "Raises an alert when a call is on hold longer than this"),
        Limit("CallLongerThan", "Raises an alert when a call lasts longer than this"),
        Limit("OfflineLongerThan", "Raises an alert when an extension is offline longer than this"),
        SettingKey.Shown("Alerts:RegistrationLost", "Raises an alert when a device loses its registration", "true, false", "false"),
        SettingKey.Shown("Alerts:RegistrationsLostTogether", "Makes one alert of this many devices of an account lost within a minute", Counts, "none"),
        Limit("AccountStale", "Raises an alert when an account has answered nothing for longer than this"),
        SettingKey.Shown("Alerts:Sound", "What a wall sounds until an alert is acknowledged or over", Named.All<AlertSound>(), $"{AlertSound.None}"),
        SettingKey.List("Alerts:QuietHours", "When it stays silent", WeekHours.Accepts, "none"),
        // An address may carry a token of its receiver's.
        SettingKey.Hidden("Alerts:Webhook:Url", "Where alerts are posted as signed JSON; needs Webhook:Secret", Urls, "none"),
        SettingKey.Hidden("Alerts:Webhook:Secret", "What the posts are signed with", Secrets, "none"),
    ];

    private static SettingKey Limit(string key, string meaning) =>
        SettingKey.Shown($"Alerts:{key}", meaning, PollReader.Times(AlertReader.Shortest), "none");
}
