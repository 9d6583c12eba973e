using Dashboard.Presence;
using Dashboard.Storage;
using Dashboard.Storage.People;

namespace Dashboard.Web.Access;

/// <summary>People whom a proxy or a provider has signed in, and who they are here.</summary>
internal sealed class OuterPeople(PeopleStore people, AccessSettings settings, Visitors visitors, Auditor auditor)
{
    private const int LongestName = 200;

    /// <summary>Who has a name here; added when the settings let everybody in whom the outside knows; else null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">As the outside wrote it.</param>
    /// <param name="by">Who said so, for the audit log.</param>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<Person?> FindAsync(HttpContext context, string name, string by)
    {
        var written = name.Trim();
        // The store would shorten or mend it, and make it another's.
        if (written.Length is 0 or > LongestName || written.Any(char.IsControl) || Letters.Compose(written) != written)
        {
            return null;
        }

        var known = await visitors.NamedAsync(written, context.RequestAborted);
        if (known is null && settings.NewPeople is { } role)
        {
            if (await people.AddAsync(written, role, AccessLimits.None, passwordHash: null, context.RequestAborted) == PeopleChange.Done)
            {
                await auditor.NoteAsync(context, "was let in", written, $"as {role}, by {by}", who: written);
            }

            // Of two requests that came together one has added it.
            visitors.Forget();
            known = await visitors.NamedAsync(written, context.RequestAborted);
        }

        return known is not null && IsSame(known.Name, written) ? known : null;
    }

    // Some letters share their capital, as the sign for a millionth does with the Greek m: whoever may choose a name with the
    // provider could else take one that looks the same, and be the other here.
    private static bool IsSame(string a, string b) =>
        string.Equals(a.ToUpperInvariant(), b.ToUpperInvariant(), StringComparison.Ordinal) && string.Equals(a.ToLowerInvariant(), b.ToLowerInvariant(), StringComparison.Ordinal);
}
