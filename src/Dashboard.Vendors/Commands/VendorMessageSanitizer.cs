using System.Text;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Commands;

/// <summary>A vendor's own words for a refusal, made fit to be repeated: short, plain, and nothing that may be a secret.</summary>
internal static class VendorMessageSanitizer
{
    private const int MaxBodyLength = 4_000;
    private const int MaxTextLength = 160;
    private const int MaxWordLength = 24;

    /// <summary>What it said; null when it said nothing that may be repeated.</summary>
    /// <param name="response">A refusal.</param>
    /// <param name="secrets">What is known to be secret.</param>
    public static string? Extract(VendorResponse response, IReadOnlyCollection<string> secrets)
    {
        var text = response.Body.Length > MaxBodyLength || CommandResultMapper.IsPage(response) ? null : FindMessage(response);
        return text is not null && IsPlain(text, secrets) ? text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…" : null;
    }

    // Plain text (Jingl [S]); {message} or {error} (Telecom X [D]); {code, message} (Vonage [D]); {error: {code, message}}
    // (VoipNow [D]).
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
            // The status says enough.
            return null;
        }
    }

    // An error may quote what was asked, token included. A known secret is never repeated, and neither is anything that
    // might be one: a long word, or letters and digits in one word that is longer than a code.
    private static bool IsPlain(string text, IReadOnlyCollection<string> secrets) =>
        !secrets.Any(s => s.Length > 0 && text.Contains(s, StringComparison.OrdinalIgnoreCase))
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => word.Length <= MaxWordLength
            && !(word.Length > 8 && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter)));
}
