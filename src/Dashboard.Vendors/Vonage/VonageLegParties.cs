namespace Dashboard.Vendors.Vonage;

/// <summary>The party of a leg.</summary>
/// <param name="Number">The extension; null for an outside party and for an unknown extension.</param>
/// <param name="IsCaller">Whether it is the calling party.</param>
internal readonly record struct VonageParty(string? Number, bool IsCaller);

/// <summary>Assigns the legs of a call to its parties.</summary>
/// <remarks>
/// [F] A leg's own extension and device take precedence. [S] from and to, "the DID or extension", are the same on every leg, and are used only where
/// those two fields do not decide.
/// </remarks>
internal sealed class VonageLegParties(VonageExtensions extensions)
{
    /// <summary>[F] The device value of an outside party.</summary>
    private const string Outside = "pstn";

    /// <summary>Returns the parties of a call's legs, in the order of the legs.</summary>
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

    /// <summary>Returns the calling party, by its number only.</summary>
    public VonageParty From(VonageCall row) => new(extensions.OfNumber(row.From), IsCaller: true);

    /// <summary>Returns the called party, by its number only.</summary>
    public VonageParty To(VonageCall row) => new(extensions.OfNumber(row.To), IsCaller: false);

    /// <summary>Returns the only party that is an extension of the account; null when both or neither is.</summary>
    public VonageParty? OwnPartyOnly(VonageCall row) => (From(row), To(row)) switch
    {
        ({ Number: not null } own, { Number: null }) => own,
        ({ Number: null }, { Number: not null } own) => own,
        _ => null,
    };

    private static bool IsOut(VonageCall leg) => string.Equals(leg.Direction, "outbound", StringComparison.OrdinalIgnoreCase);

    // [F] `extension` is an extension of the account, or the telephone number on an outside party's leg; `device_id` is a MAC address, or pstn.
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

    // An outbound leg is on the caller's phone, an inbound one on the called party's [G]. When that party is not an extension of the account, or
    // already has its leg, the other party is tried.
    private VonageParty Guess(VonageCall leg, VonageMappedState word, HashSet<string> taken)
    {
        if (word.Parked && OwnPartyOnly(leg) is { } parker)
        {
            // Only an extension can park a call, so the parked leg is the other party's.
            return new VonageParty(null, !parker.IsCaller);
        }

        var (likely, other) = IsOut(leg) ? (From(leg), To(leg)) : (To(leg), From(leg));
        return (likely.Number, other.Number) switch
        {
            ({ } number, _) when !taken.Contains(number) => likely,
            (_, { } number) when !taken.Contains(number) => other,

            // More legs than parties: the extension has several phones.
            ({ }, { }) => likely,

            // The outside party's leg: the party that is not an extension of the account, or by direction.
            ({ }, null) => other,
            (null, { }) => likely,
            _ => new VonageParty(null, IsCaller: !IsOut(leg)),
        };
    }
}
