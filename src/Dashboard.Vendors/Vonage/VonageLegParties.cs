namespace Dashboard.Vendors.Vonage;

/// <summary>Which end of a call a leg is on.</summary>
/// <param name="Number">The extension on it; null for an outside party and for an extension that is not known.</param>
/// <param name="IsCaller">Whether it is the calling end.</param>
internal readonly record struct VonageParty(string? Number, bool IsCaller);

/// <summary>
/// Says whose the legs of a call are. [F] A leg's own extension and device come first; [S] from and to, "the DID or
/// extension", are the same on every leg, and only decide where those two do not.
/// </summary>
internal sealed class VonageLegParties(VonageExtensions extensions)
{
    /// <summary>[F] The device of a party outside.</summary>
    private const string Outside = "pstn";

    /// <summary>The ends of a call's legs, in their order.</summary>
    public IReadOnlyList<VonageParty> Determine(IReadOnlyList<(VonageCall Leg, VonageMappedState Word)> legs)
    {
        var ends = new VonageParty[legs.Count];
        var taken = new HashSet<string>();
        var open = new List<int>(legs.Count);
        for (var i = 0; i < legs.Count; i++)
        {
            if (FindStated(legs[i].Leg) is { } said)
            {
                Take(i, said);
            }
            else
            {
                open.Add(i);
            }
        }

        // A parked leg never belongs to the extension that parked the call, so the other legs are assigned first.
        foreach (var i in open.OrderBy(i => legs[i].Word.Parked))
        {
            Take(i, Guess(legs[i].Leg, legs[i].Word, taken));
        }

        return ends;

        void Take(int place, VonageParty end)
        {
            ends[place] = end;
            if (end.Number is not null)
            {
                taken.Add(end.Number);
            }
        }
    }

    /// <summary>The calling end by the number alone.</summary>
    public VonageParty From(VonageCall row) => new(extensions.OfNumber(row.From), IsCaller: true);

    /// <summary>The called end by the number alone.</summary>
    public VonageParty To(VonageCall row) => new(extensions.OfNumber(row.To), IsCaller: false);

    /// <summary>The one end of a call that is ours; null where both or none are.</summary>
    public VonageParty? OwnPartyOnly(VonageCall row) => (From(row), To(row)) switch
    {
        ({ Number: not null } own, { Number: null }) => own,
        ({ Number: null }, { Number: not null } own) => own,
        _ => null,
    };

    private static bool IsOut(VonageCall leg) => string.Equals(leg.Direction, "outbound", StringComparison.OrdinalIgnoreCase);

    // [F] `extension` is ours, or the telephone number of the outside's leg; `device_id` is a MAC address, or pstn.
    private VonageParty? FindStated(VonageCall leg)
    {
        var own = extensions.OfNumber(leg.Extension) ?? (leg.Device is { } device ? extensions.OfDevice(VonageExtensions.Mac(device)) : null);
        if (own is not null)
        {
            var (isFrom, isTo) = (From(leg).Number == own, To(leg).Number == own);
            return new VonageParty(own, isFrom == isTo ? IsOut(leg) : isFrom);
        }

        var isOther = leg.Extension is not null || string.Equals(leg.Device, Outside, StringComparison.OrdinalIgnoreCase);
        return !isOther ? null
            : extensions.IsSame(leg.Extension, leg.From) ? new VonageParty(null, IsCaller: true)
            : extensions.IsSame(leg.Extension, leg.To) ? new VonageParty(null, IsCaller: false)
            : new VonageParty(null, IsCaller: !IsOut(leg));
    }

    // A leg that goes out is on its caller's phone, one that comes in on the called one's [G]; where that end is not ours, or
    // has its leg already, the other end may be.
    private VonageParty Guess(VonageCall leg, VonageMappedState word, HashSet<string> taken)
    {
        if (word.Parked && OwnPartyOnly(leg) is { } parker)
        {
            // Only an extension can park a call: the parked leg is the other end.
            return new VonageParty(null, !parker.IsCaller);
        }

        var (likely, other) = IsOut(leg) ? (From(leg), To(leg)) : (To(leg), From(leg));
        return (likely.Number, other.Number) switch
        {
            ({ } number, _) when !taken.Contains(number) => likely,
            (_, { } number) when !taken.Contains(number) => other,

            // More legs than ends: several phones of one extension.
            ({ }, { }) => likely,

            // The outside party's leg: the end that is not ours, or where it came from or goes to.
            ({ }, null) => other,
            (null, { }) => likely,
            _ => new VonageParty(null, IsCaller: !IsOut(leg)),
        };
    }
}
