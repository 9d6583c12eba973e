using System.Text;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Commands;

/// <summary>Extracts a vendor's error message for display: short, plain text, without anything that may be a secret.</summary>
internal static class VendorMessageSanitizer
{
    private const int MaxBodyLength = 4_000;
    private const int MaxTextLength = 160;
    private const int MaxWordLength = 24;

    /// <summary>Returns the message; null when the response has none that may be repeated.</summary>
    /// <param name="response">The error response.</param>
    /// <param name="secrets">Values that are known to be secret.</param>
    public static string? Extract(VendorResponse response, IReadOnlyCollection<string> secrets)
    {
        var text = response.Body.Length > MaxBodyLength || CommandResultMapper.IsPage(response) ? null : FindMessage(response);
        return text is not null && IsPlain(text, secrets) ? text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…" : null;
    }

    // Plain text (Jingl [S]); {message} or {error} (Telecom X [D]); {code, message} (Vonage [D]); {error: {code, message}} (VoipNow [D]).
    private static string? FindMessage(VendorResponse response)
    {
        if (!response.Body.Span.TrimStart("\r\n\t "u8).StartsWith("{"u8))
        {
            return LenientJson.Clean(Encoding.UTF8.GetString(response.Body.Span));
        }

        try
        {
            using var json = response.Json();
            var root = json.RootElement;
            return root.Find("error") is { ValueKind: JsonValueKind.Object } error ? error.Text("message") ?? error.Text("code")
                : root.Text("message") ?? root.Text("error");
        }
        catch (PollException)
        {
            // Without a readable body the status alone is reported.
            return null;
        }
    }

    // An error message may quote the request, including its token. A message is dropped when it contains a known secret or a possible one: a very
    // long run of characters, or letters and digits mixed in a run longer than a code.
    private static bool IsPlain(string text, IReadOnlyCollection<string> secrets) =>
        !secrets.Any(s => s.Length > 0 && text.Contains(s, StringComparison.OrdinalIgnoreCase))
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => word.Length <= MaxWordLength
            && !(word.Length > 8 && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter)));
}
