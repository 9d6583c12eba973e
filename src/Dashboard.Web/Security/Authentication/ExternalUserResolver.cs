using Dashboard.Presence.Text;
using Dashboard.Storage;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security.Authentication;

/// <summary>People whom a proxy or a provider has signed in, and who they are here.</summary>
internal sealed class ExternalUserResolver(UserStore users, AccessOptions settings, PrincipalResolver principals, AuditLogger audit)
{
    private const int MaxNameLength = 200;

    /// <summary>Who has a name here; added when the settings let everybody in whom the outside knows; else null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">As the outside wrote it.</param>
    /// <param name="by">Who said so, for the audit log.</param>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<User?> FindAsync(HttpContext context, string name, string by)
    {
        var written = name.Trim();
        // The store would shorten or mend it, and make it another's.
        if (written.Length is 0 or > MaxNameLength || written.Any(char.IsControl) || LetterComposer.Compose(written) != written)
        {
            return null;
        }

        var known = await principals.FindUserByNameAsync(written, context.RequestAborted);
        if (known is null && settings.AutoProvisionRole is { } role)
        {
            if (await users.AddAsync(written, role, AccessLimits.None, passwordHash: null, context.RequestAborted) == UserUpdateResult.Done)
            {
                await audit.LogAsync(context, "was let in", written, $"as {role}, by {by}", who: written);
            }

            // Of two requests that came together one has added it.
            principals.Invalidate();
            known = await principals.FindUserByNameAsync(written, context.RequestAborted);
        }

        return known is not null && IsSame(known.Name, written) ? known : null;
    }

    // Some letters share their capital, as the sign for a millionth does with the Greek m: whoever may choose a name with the
    // provider could else take one that looks the same, and be the other here.
    private static bool IsSame(string a, string b) =>
        string.Equals(a.ToUpperInvariant(), b.ToUpperInvariant(), StringComparison.Ordinal) && string.Equals(a.ToLowerInvariant(), b.ToLowerInvariant(), StringComparison.Ordinal);
}
