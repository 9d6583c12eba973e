using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;

namespace Dashboard.Vendors.Vonage;

/// <summary>Vonage lists no extensions: which numbers are ours, and whose a device is, comes from the configuration.</summary>
internal sealed class VonageExtensions
{
    private readonly Dictionary<string, string> _byMac;
    private readonly Dictionary<string, string> _byOutsideNumber;
    private readonly Dictionary<string, string> _ring;
    private readonly string? _region;
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _shown;
    private readonly HashSet<string> _shownKeys;

    public VonageExtensions(AccountContext context, VonageOptions options)
    {
        var written = context.Directory.Entries.SelectMany(e => e.Macs.Select(m => (Mac: Mac(m), e.Number)));
        _byMac = written.Concat(options.Devices.Select(d => (Mac: Mac(d.Key), Number: d.Value)))
            .GroupBy(d => d.Mac).ToDictionary(g => g.Key, g => g.Last().Number);
        _ring = context.Directory.Entries.Where(e => e.Ring is not null).GroupBy(e => e.Number).ToDictionary(g => g.Key, g => Mac(g.Last().Ring!));
        _region = context.Region;
        _byOutsideNumber = options.Numbers.GroupBy(n => KeyOf(n.Key) ?? n.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        _known = [.. context.Extensions, .. context.Directory.Entries.Select(e => e.Number), .. options.Devices.Values, .. options.Numbers.Values];
        Shown = context.Extensions.Count > 0 ? [.. context.Extensions.Distinct()] : [.. _known];
        _shown = [.. Shown];
        _shownKeys = [.. Shown.Select(n => ExtensionPresence.MakeKey(context.Id, n))];
        IsLimited = context.Extensions.Count > 0;
        WithDevice = _byMac.Values.ToHashSet();
    }

    /// <summary>The numbers to show, in the order given.</summary>
    public IReadOnlyList<string> Shown { get; }

    /// <summary>Whether the account is limited to some numbers.</summary>
    public bool IsLimited { get; }

    /// <summary>The numbers that have a device.</summary>
    public IReadOnlySet<string> WithDevice { get; }

    /// <summary>A MAC address in one spelling, that of the vendor [S]: <c>79-5C-7D-28-1B-B3</c>.</summary>
    public static string Mac(string mac)
    {
        var spelled = new StringBuilder(mac.Length);
        foreach (var digit in mac.Where(char.IsAsciiHexDigit))
        {
            // Two digits and a dash are three characters.
            spelled.Append(spelled.Length % 3 == 2 ? "-" : "").Append(char.ToUpperInvariant(digit));
        }

        return spelled.ToString();
    }

    /// <summary>Whether two telephone numbers are the same.</summary>
    public bool IsSame(string? one, string? other) => NumberForms.IsSame(one, other, _region);

    public bool IsShown(string number) => _shown.Contains(number);

    public bool IsShownKey(string? key) => key is not null && _shownKeys.Contains(key);

    /// <summary>The extension a device belongs to, its MAC address in our spelling; null when nobody said.</summary>
    public string? OfDevice(string mac) => _byMac.GetValueOrDefault(mac);

    /// <summary>The devices of an extension, their MAC addresses in our spelling.</summary>
    public IReadOnlyList<string> DevicesOf(string number) => [.. _byMac.Where(d => d.Value == number).Select(d => d.Key)];

    /// <summary>The device of an extension that is to ring, its MAC address in our spelling; null when the directory names none.</summary>
    public string? RingOf(string number) => _ring.GetValueOrDefault(number);

    /// <summary>The extension that a call's number is, itself or as its outside number [S: "DID or extension"]; null for others.</summary>
    public string? OfNumber(string? number) => number switch
    {
        null => null,
        _ when _known.Contains(number) => number,
        _ => KeyOf(number) is { } key ? _byOutsideNumber.GetValueOrDefault(key) : null,
    };

    private string? KeyOf(string number) => NumberForms.Create(number, _region)?.Key;
}
