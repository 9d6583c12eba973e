using System.Collections.Concurrent;
using PhoneNumbers;

namespace Dashboard.Presence.Text;

/// <summary>How two numbers are compared: a number as it is dialled, and its international and national form where it has them.</summary>
/// <param name="Dialled">As it is dialled, see <see cref="DialNumber"/>.</param>
/// <param name="International">With + and the country code; null for a short number, and for one that the region does not have.</param>
/// <param name="National">As it is dialled inside its country; null with <paramref name="International"/>.</param>
public sealed record NumberForms(string Dialled, string? International, string? National)
{
    // An extension is not taken for a subscriber's number.
    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int MaxCached = 20_000;

    // The library takes tens of µs for a number, and the same one stands in many rows.
    private static readonly ConcurrentDictionary<(string Text, string? Region), NumberForms?> Known = new();

    private static PhoneNumberUtil Library => PhoneNumberUtil.GetInstance();

    /// <summary>The same text for the same number, however it was written.</summary>
    public string Key => (International ?? Dialled).TrimStart('+');

    /// <summary>The international and the national form; null where there is none.</summary>
    public IReadOnlyList<string>? Whole { get; } = International is null || National is null ? null : [International, National];

    /// <summary>The forms of a number; null when the text is none.</summary>
    /// <param name="text">A number as it was written.</param>
    /// <param name="region">The ISO 3166 code of the country whose national numbers are meant; null when not known.</param>
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

    /// <summary>Whether two texts are the same number.</summary>
    /// <param name="one">A number as it was written.</param>
    /// <param name="other">Another.</param>
    /// <param name="region">The ISO 3166 code of the country whose national numbers are meant; null when not known.</param>
    public static bool IsSame(string? one, string? other, string? region) =>
        Create(one, region) is { } first && Create(other, region) is { } second && first.Key == second.Key;

    /// <summary>Whether a country code is known.</summary>
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
