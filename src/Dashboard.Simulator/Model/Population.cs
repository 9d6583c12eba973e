namespace Dashboard.Simulator.Model;

/// <summary>How a vendor writes extension numbers.</summary>
internal enum Numbering
{
    Plain,

    /// <summary>VoipNow's extended numbers: <c>0003*210</c>.</summary>
    Extended,

    /// <summary>Plain numbers and one with a leading zero, which is significant.</summary>
    WithLeadingZeros,
}

/// <summary>Generates the extensions and devices of a system.</summary>
internal static class Population
{
    private static readonly string[] UserAgents =
        ["snom370/8.7.3.25", "Yealink SIP-T46U 108.86.0.20", "Grandstream GXP2170 1.0.11.64", "Mitel 6873i/6.3.0", "3CXPhone 5.0.14439.0", "Zoiper rv2.10.20"];

    private static readonly int[] Lifetimes = [300, 600, 900, 1800, 3600];

    public static List<Extension> Extensions(int count, Numbering numbering, SeededRandom random)
    {
        var all = new List<Extension>(count);
        for (var i = 0; i < count; i++)
        {
            var extension = new Extension
            {
                Index = i,
                Number = Number(i, numbering),
                Name = NameGenerator.Create(i, random),
                Team = random.Pick(NameGenerator.Teams),
                Id = random.Hex(24),
            };
            extension.Devices.Add(Phone(extension, random));
            if (random.Chance(0.1))
            {
                extension.Devices.Add(Phone(extension, random));
            }

            all.Add(extension);
        }

        return all;
    }

    /// <summary>Generates a DECT base with handsets that share one MAC address, and an unassigned phone.</summary>
    public static IEnumerable<Device> Others(IReadOnlyList<Extension> extensions, SeededRandom random)
    {
        var mac = random.Hex(12);
        for (var i = 0; i < Math.Min(3, extensions.Count); i++)
        {
            var handset = Phone(extensions[i], random, mac, i);
            extensions[i].Devices.Add(handset);
            yield return handset;
        }

        yield return Phone(null, random);
    }

    private static Device Phone(Extension? extension, SeededRandom random, string? mac = null, int? handset = null) => new()
    {
        Id = random.Hex(23),
        Mac = mac ?? random.Hex(12),
        UserAgent = random.Pick(UserAgents),
        Address = $"101.100.{random.Below(250) + 1}.{random.Below(250) + 1}",
        LocalAddress = $"192.168.1.{random.Below(250) + 1}",
        Extension = extension,
        HandsetIndex = handset,
        Lifetime = TimeSpan.FromSeconds(random.Pick(Lifetimes)),
    };

    private static string Number(int index, Numbering numbering)
    {
        // Three digits first, then four and more.
        var plain = index < 800 ? 100 + index : 200 + index;
        return numbering switch
        {
            Numbering.Extended => $"0003*{plain}",
            Numbering.WithLeadingZeros when index == 7 => "0107",
            _ => $"{plain}",
        };
    }
}
