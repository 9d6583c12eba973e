using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Vendors.Configuration;

/// <summary>
/// Validates and reads an account's configuration keys. Every error begins with the full key and repeats no value, since the value might be a secret.
/// </summary>
internal static class AccountKeyValidator
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(30);

    /// <summary>Declares a key that <see cref="CheckAddress"/> validates.</summary>
    public static ConfigurationKey Address(string name, string meaning, string? defaultValue) =>
        ConfigurationKey.Shown(name, meaning, "https://host/path, or http:// on this very machine", defaultValue);

    /// <summary>Declares a key that <see cref="CheckDuration"/> validates.</summary>
    public static ConfigurationKey Duration(string name, string meaning, string defaultValue) =>
        ConfigurationKey.Shown(name, meaning, "a length of time as 01:00:00, at most 30 days", defaultValue);

    /// <summary>Checks that a required key has a value.</summary>
    public static IEnumerable<string> Require(IConfigurationSection account, string key, string why)
    {
        if (string.IsNullOrWhiteSpace(account[key]))
        {
            yield return $"{account.Path}:{key} is missing: {why}";
        }
    }

    /// <summary>Checks an address: https, or http on this machine. A missing value is an error when there is no default.</summary>
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

    /// <summary>Checks a whole number and its bounds; a missing value is valid.</summary>
    public static IEnumerable<string> CheckWhole(IConfigurationSection account, string key, int min, int max)
    {
        if (account[key] is { Length: > 0 } value
            && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max))
        {
            yield return $"{account.Path}:{key} must be a whole number from {min} to {max}.";
        }
    }

    /// <summary>Checks a duration above zero and up to 30 days; a missing value is valid.</summary>
    public static IEnumerable<string> CheckDuration(IConfigurationSection account, string key)
    {
        // TimeSpan.Parse reads a bare number as days, where an administrator who writes 5 means seconds.
        if (account[key] is { Length: > 0 } value
            && !(value.Contains(':') && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration)
                && duration > TimeSpan.Zero && duration <= MaxDuration))
        {
            yield return $"{account.Path}:{key} must be a length of time as 01:00:00, at most 30 days.";
        }
    }

    /// <summary>Checks the name of an enum value; a missing value is valid.</summary>
    public static IEnumerable<string> CheckName<T>(IConfigurationSection account, string key)
        where T : struct, Enum
    {
        if (account[key] is { Length: > 0 } value && !Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{account.Path}:{key} must be one of {string.Join(", ", Enum.GetNames<T>())}.";
        }
    }

    /// <summary>Returns a validated address with a trailing slash, so that relative paths can be appended.</summary>
    public static Uri Address(IConfigurationSection account, string key, string defaultValue) =>
        new((account[key] is { Length: > 0 } given ? given : defaultValue).TrimEnd('/') + "/");

    /// <summary>Returns the text, or the default when the key is missing.</summary>
    public static string Text(IConfigurationSection account, string key, string defaultValue) =>
        account[key] is { Length: > 0 } given ? given : defaultValue;

    /// <summary>Returns the validated whole number, or the default when the key is missing.</summary>
    public static int Whole(IConfigurationSection account, string key, int defaultValue) =>
        account[key] is { Length: > 0 } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : defaultValue;

    /// <summary>Returns the length of two poll intervals of a resource kind in this account, plus one second: older evidence is not fresh.</summary>
    public static TimeSpan TwoPolls(IConfigurationSection account, string part, TimeSpan defaultInterval)
    {
        var interval = TimeSpan.TryParse(account[$"Poll:{part}"], CultureInfo.InvariantCulture, out var given) ? given : defaultInterval;
        return (2 * interval) + TimeSpan.FromSeconds(1);
    }

    /// <summary>Returns the validated duration, or the default when the key is missing.</summary>
    public static TimeSpan Duration(IConfigurationSection account, string key, TimeSpan defaultValue) =>
        account[key] is { Length: > 0 } given ? TimeSpan.Parse(given, CultureInfo.InvariantCulture) : defaultValue;
}
