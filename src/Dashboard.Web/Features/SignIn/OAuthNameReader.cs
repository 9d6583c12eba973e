using System.Text.Json;

namespace Dashboard.Web.Features.SignIn;

/// <summary>The name in what a provider tells of a person.</summary>
internal static class OAuthNameReader
{
    /// <summary>The field's text; null when it has none, or when the provider says that it is anybody's word.</summary>
    /// <param name="user">What it tells.</param>
    /// <param name="field">The field.</param>
    public static string? Read(JsonElement user, string field)
    {
        if (user.ValueKind != JsonValueKind.Object || !user.TryGetProperty(field, out var value))
        {
            return null;
        }

        // An address that nobody proved to have may be typed by anyone.
        var isUnproved = field == "email" && user.TryGetProperty("email_verified", out var proved)
            && (proved.ValueKind == JsonValueKind.False || (proved.ValueKind == JsonValueKind.String && !string.Equals(proved.GetString(), "true", StringComparison.OrdinalIgnoreCase)));
        return isUnproved ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }
}
