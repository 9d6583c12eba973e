using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Configuration;

/// <summary>Checks an account's keys. Every line begins with the full key and repeats no value: it might be a secret.</summary>
internal static class AccountKeyValidator
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(30);

    /// <summary>The declaration of a key that <see cref="CheckAddress"/> checks.</summary>
    public static ConfigurationKey Address(string name, string meaning, string? defaultValue) =>
        ConfigurationKey.Shown(name, meaning, "https://host/path, or http:// on this very machine", defaultValue);

    /// <summary>The declaration of a key that <see cref="CheckDuration"/> checks.</summary>
    public static ConfigurationKey Duration(string name, string meaning, string defaultValue) =>
        ConfigurationKey.Shown(name, meaning, "a length of time as 01:00:00, at most 30 days", defaultValue);

    /// <summary>A key that must have a value.</summary>
    public static IEnumerable<string> Require(IConfigurationSection account, string key, string why)
    {
        if (string.IsNullOrWhiteSpace(account[key]))
        {
            yield return $"{account.Path}:{key} is missing: {why}";
        }
    }

    /// <summary>An address: https, or http on this very machine. Without a default it must be given.</summary>
    public static IEnumerable<string> CheckAddress(IConfigurationSection account, string key, string? defaultValue)
    {
        var value = account[key] is { Length: > 0 } given ? given : defaultValue;
        if (value is null)
        {
            yield return $"{account.Path}:{key} is missing: there is no address to ask by default.";
        }
        else if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            yield return $"{account.Path}:{key} is not an address: write it as https://host/path.";
        }
        else if (address.Scheme == "http" && !address.IsLoopback)
        {
            yield return $"{account.Path}:{key} must begin with https://: the credentials would cross the network in the clear.";
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            yield return $"{account.Path}:{key} must hold no credentials and no query: they have keys of their own.";
        }
    }

    /// <summary>A whole number within bounds; not given is well.</summary>
    public static IEnumerable<string> CheckWhole(IConfigurationSection account, string key, int least, int most)
    {
        if (account[key] is { Length: > 0 } value
            && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
        {
            yield return $"{account.Path}:{key} must be a whole number from {least} to {most}.";
        }
    }

    /// <summary>A length of time above zero; not given is well.</summary>
    public static IEnumerable<string> CheckDuration(IConfigurationSection account, string key)
    {
        // A number alone would be read as days; whoever writes 5 means seconds.
        if (account[key] is { Length: > 0 } value
            && !(value.Contains(':') && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration)
                && duration > TimeSpan.Zero && duration <= MaxDuration))
        {
            yield return $"{account.Path}:{key} must be a length of time as 01:00:00, at most 30 days.";
        }
    }

    /// <summary>One of a few words; not given is well.</summary>
    public static IEnumerable<string> CheckName<T>(IConfigurationSection account, string key)
        where T : struct, Enum
    {
        if (account[key] is { Length: > 0 } value && !Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{account.Path}:{key} must be one of {string.Join(", ", Enum.GetNames<T>())}.";
        }
    }

    /// <summary>A validated address, ending in a slash so that paths are put behind it.</summary>
    public static Uri Address(IConfigurationSection account, string key, string defaultValue) =>
        new((account[key] is { Length: > 0 } given ? given : defaultValue).TrimEnd('/') + "/");

    /// <summary>Text, or the default when it is not given.</summary>
    public static string Text(IConfigurationSection account, string key, string defaultValue) =>
        account[key] is { Length: > 0 } given ? given : defaultValue;

    /// <summary>A validated whole number, or the default when it is not given.</summary>
    public static int Whole(IConfigurationSection account, string key, int defaultValue) =>
        account[key] is { Length: > 0 } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : defaultValue;

    /// <summary>As long as two polls of a part take, by the account's own interval: older evidence is not fresh.</summary>
    public static TimeSpan TwoPolls(IConfigurationSection account, string part, TimeSpan defaultInterval)
    {
        var interval = TimeSpan.TryParse(account[$"Poll:{part}"], CultureInfo.InvariantCulture, out var given) ? given : defaultInterval;
        return (2 * interval) + TimeSpan.FromSeconds(1);
    }

    /// <summary>A validated length of time, or the default when it is not given.</summary>
    public static TimeSpan Duration(IConfigurationSection account, string key, TimeSpan defaultValue) =>
        account[key] is { Length: > 0 } given ? TimeSpan.Parse(given, CultureInfo.InvariantCulture) : defaultValue;
}
