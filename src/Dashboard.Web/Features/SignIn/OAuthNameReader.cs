using System.Text.Json;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Reads the user name from the user information of an OAuth provider.</summary>
internal static class OAuthNameReader
{
    /// <summary>Returns the text of a field; null when the field is missing or contains an unverified e-mail address.</summary>
    /// <param name="user">The user information response.</param>
    /// <param name="field">The name of the field.</param>
    public static string? Read(JsonElement user, string field)
    {
        if (user.ValueKind != JsonValueKind.Object || !user.TryGetProperty(field, out var value))
        {
            return null;
        }

        // An unverified address proves no identity: the user may have typed any address.
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
