using System.Globalization;
using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration.Sections;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads and validates <c>Boards:{id}:Alerts</c>.</summary>
/// <param name="board">The board's configuration section.</param>
/// <param name="errors">The list that receives validation errors.</param>
internal sealed class AlertReader(IConfigurationSection board, ConfigurationErrors errors)
{
    /// <summary>The minimum duration of an alert rule.</summary>
    public static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(1);

    private const int MinSecretLength = 16;
    private const int MaxDevices = 10_000;
    private readonly IConfigurationSection _alerts = board.GetSection("Alerts");

    public AlertOptions Read() => new()
    {
        Rules = new AlertRules
        {
            RingingLongerThan = Limit("RingingLongerThan"),
            OnHoldLongerThan = Limit("OnHoldLongerThan"),
            CallLongerThan = Limit("CallLongerThan"),
            OfflineLongerThan = Limit("OfflineLongerThan"),
            RegistrationLost = Truth("RegistrationLost"),
            RegistrationsLostTogether = Count("RegistrationsLostTogether"),
            AccountStale = Limit("AccountStale"),
        },
        Sound = Sound(),
        QuietHours = WeeklyHoursReader.Read(_alerts.GetSection("QuietHours"), errors),
        Webhook = Webhook(_alerts.GetSection("Webhook")),
    };

    private TimeSpan? Limit(string key) =>
        _alerts[key] is { Length: > 0 } ? PollReader.Interval(_alerts, key, MinDuration, MinDuration, errors) : null;

    private bool Truth(string key)
    {
        if (_alerts[key] is not { Length: > 0 } text)
        {
            return false;
        }

        if (!bool.TryParse(text, out var value))
        {
            Refuse(key, "true or false");
        }

        return value;
    }

    private int? Count(string key)
    {
        if (_alerts[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 2 or > MaxDevices)
        {
            Refuse(key, AlertKeys.Counts);
        }

        return value;
    }

    private AlertSound Sound()
    {
        if (_alerts["Sound"] is not { Length: > 0 } text)
        {
            return AlertSound.None;
        }

        var sound = EnumNames.Value<AlertSound>(text);
        if (sound is null)
        {
            Refuse("Sound", $"one of {EnumNames.All<AlertSound>()}");
        }

        return sound ?? AlertSound.None;
    }

    private AlertWebhook? Webhook(IConfigurationSection webhook)
    {
        var (text, secret) = (webhook["Url"] ?? "", webhook["Secret"] ?? "");
        if (text.Length == 0 && secret.Length == 0)
        {
            return null;
        }

        // Errors do not include the values, because both may be secret.
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) && url.UserInfo.Length == 0;
        if (!isUrl)
        {
            Refuse("Webhook:Url", AlertKeys.Urls);
        }

        if (secret.Length < MinSecretLength)
        {
            Refuse("Webhook:Secret", AlertKeys.Secrets);
        }

        return isUrl ? new AlertWebhook(url!, secret) : null;
    }

    private void Refuse(string key, string accepts) => errors.Add($"{_alerts.Path}:{key} must be {accepts}.");
}
