using System.Collections.Concurrent;
using PhoneNumbers;

namespace Dashboard.Presence.Text;

/// <summary>
/// The forms by which two numbers are compared: the dialled form, and the international and the national form where they exist.
/// </summary>
/// <param name="Dialled">The dialled form, see <see cref="DialNumber"/>.</param>
/// <param name="International">The E.164 form; null for a short number and for one that is not valid in the region.</param>
/// <param name="National">The form dialled within its country; null when <paramref name="International"/> is null.</param>
public sealed record NumberForms(string Dialled, string? International, string? National)
{
    // Shorter numbers are extensions and are not parsed as subscriber numbers.
    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int MaxCached = 20_000;

    // Parsing takes tens of µs, and the same number occurs in many entities.
    private static readonly ConcurrentDictionary<(string Text, string? Region), NumberForms?> Known = new();

    private static PhoneNumberUtil Library => PhoneNumberUtil.GetInstance();

    /// <summary>A comparison key: equal for every notation of the same number.</summary>
    public string Key => (International ?? Dialled).TrimStart('+');

    /// <summary>The international and the national form; null when the number has none.</summary>
    public IReadOnlyList<string>? Whole { get; } = International is null || National is null ? null : [International, National];

    /// <summary>Returns the forms of a number; null when the text is not a number. Results are cached.</summary>
    /// <param name="text">A number in any notation.</param>
    /// <param name="region">The ISO 3166 code of the country of national numbers; null when not known.</param>
    public static NumberForms? Create(string? text, string? region)
    {
        if (text is null)
        {
            return null;
        }

        if (Known.TryGetValue((text, region), out var known))
        {
            return known;
        }

        if (Known.Count >= MaxCached)
        {
            Known.Clear();
        }

        return Known[(text, region)] = Read(text, region);
    }

    /// <summary>Whether two texts denote the same number. False when one of them is not a number.</summary>
    /// <param name="one">A number in any notation.</param>
    /// <param name="other">Another number in any notation.</param>
    /// <param name="region">The ISO 3166 code of the country of national numbers; null when not known.</param>
    public static bool IsSame(string? one, string? other, string? region) =>
        Create(one, region) is { } first && Create(other, region) is { } second && first.Key == second.Key;

    /// <summary>Whether a country code is supported.</summary>
    /// <param name="code">An ISO 3166 code in capitals.</param>
    public static bool IsRegion(string code) => Library.GetSupportedRegions().Contains(code);

    private static NumberForms? Read(string text, string? region)
    {
        if (DialNumber.Parse(text) is not { } dialled)
        {
            return null;
        }

        var alone = new NumberForms(dialled, null, null);
        var digits = dialled.AsSpan().TrimStart('+');
        if (digits.Length is < MinDigits or > MaxDigits + 4 || digits.ContainsAnyExceptInRange('0', '9') || (region is null && dialled[0] != '+'))
        {
            return alone;
        }

        try
        {
            var number = Library.Parse(dialled, region);
            return !Library.IsValidNumber(number) ? alone
                : new NumberForms(dialled, Library.Format(number, PhoneNumberFormat.E164), DialNumber.Parse(Library.Format(number, PhoneNumberFormat.NATIONAL)));
        }
        catch (NumberParseException)
        {
            // The country code is not assigned.
            return alone;
        }
    }
}
