using System.Collections.Frozen;

namespace Dashboard.Presence.Model;

/// <summary>The directory file of an account: the names, teams and devices of its extensions. Immutable and thread-safe.</summary>
public sealed class AccountDirectory
{
    private readonly FrozenDictionary<string, DirectoryEntry> _byNumber;
    private readonly FrozenDictionary<string, string> _numberByMac;

    /// <summary>Creates a directory. If a number or a MAC address occurs twice, the later entry counts.</summary>
    /// <param name="entries">The entries, in the file's order.</param>
    public AccountDirectory(IEnumerable<DirectoryEntry> entries)
    {
        var list = entries.ToList();
        Entries = list;
        _byNumber = list.GroupBy(e => e.Number).ToFrozenDictionary(g => g.Key, g => g.Last());
        _numberByMac = list.SelectMany(e => e.Macs.Select(m => (Mac: NormalizeMac(m), e.Number)))
            .GroupBy(p => p.Mac).ToFrozenDictionary(g => g.Key, g => g.Last().Number);
    }

    /// <summary>A directory without entries.</summary>
    public static AccountDirectory Empty { get; } = new([]);

    /// <summary>The entries, in the file's order.</summary>
    public IReadOnlyList<DirectoryEntry> Entries { get; }

    /// <summary>Returns the entry of an extension number; null when it is not listed.</summary>
    /// <param name="number">The extension number.</param>
    public DirectoryEntry? Find(string number) => _byNumber.GetValueOrDefault(number);

    /// <summary>Returns the extension number of a device; null when the device is not listed.</summary>
    /// <param name="mac">A MAC address in any notation.</param>
    public string? NumberOfMac(string mac) => _numberByMac.GetValueOrDefault(NormalizeMac(mac));

    private static string NormalizeMac(string mac) =>
        string.Concat(mac.Where(char.IsAsciiHexDigit)).ToUpperInvariant();
}

/// <summary>One line of a directory.</summary>
/// <param name="Number">The extension number.</param>
/// <param name="Name">The user's name; null when empty.</param>
/// <param name="Team">The team; null when empty.</param>
/// <param name="Macs">The MAC addresses of the extension's devices, in any notation.</param>
public sealed record DirectoryEntry(string Number, string? Name, string? Team, IReadOnlyList<string> Macs)
{
    /// <summary>
    /// The MAC address of the device that rings when the extension dials, in any notation; null where the vendor picks the device.
    /// </summary>
    public string? Ring { get; init; }
}
