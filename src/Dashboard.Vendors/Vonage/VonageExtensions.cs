using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;

namespace Dashboard.Vendors.Vonage;

/// <summary>The configured extensions and devices of an account: Vonage has no list of extensions and does not assign devices to them.</summary>
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

    /// <summary>The extension numbers to show, in the configured order.</summary>
    public IReadOnlyList<string> Shown { get; }

    /// <summary>Whether the account is limited to some extensions.</summary>
    public bool IsLimited { get; }

    /// <summary>The extension numbers with a configured device.</summary>
    public IReadOnlySet<string> WithDevice { get; }

    /// <summary>Normalizes a MAC address to the vendor's spelling [S]: <c>79-5C-7D-28-1B-B3</c>.</summary>
    public static string Mac(string mac)
    {
        var spelled = new StringBuilder(mac.Length);
        foreach (var digit in mac.Where(char.IsAsciiHexDigit))
        {
            // Each pair of digits with its dash takes three characters.
            spelled.Append(spelled.Length % 3 == 2 ? "-" : "").Append(char.ToUpperInvariant(digit));
        }

        return spelled.ToString();
    }

    /// <summary>Whether two telephone numbers are the same.</summary>
    public bool IsSame(string? one, string? other) => NumberForms.IsSame(one, other, _region);

    public bool IsShown(string number) => _shown.Contains(number);

    public bool IsShownKey(string? key) => key is not null && _shownKeys.Contains(key);

    /// <summary>Returns the extension of a device, given by its normalized MAC address; null when none is configured.</summary>
    public string? OfDevice(string mac) => _byMac.GetValueOrDefault(mac);

    /// <summary>Returns the normalized MAC addresses of an extension's devices.</summary>
    public IReadOnlyList<string> DevicesOf(string number) => [.. _byMac.Where(d => d.Value == number).Select(d => d.Key)];

    /// <summary>Returns the normalized MAC address of the device that should ring for an extension; null when the directory names none.</summary>
    public string? RingOf(string number) => _ring.GetValueOrDefault(number);

    /// <summary>
    /// Returns the extension of a call's number, which is the extension itself or its outside number [S: "DID or extension"]; null for others.
    /// </summary>
    public string? OfNumber(string? number) => number switch
    {
        null => null,
        _ when _known.Contains(number) => number,
        _ => KeyOf(number) is { } key ? _byOutsideNumber.GetValueOrDefault(key) : null,
    };

    private string? KeyOf(string number) => NumberForms.Create(number, _region)?.Key;
}
