using Dashboard.Presence.Text;
using Dashboard.Storage;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security.Authentication;

/// <summary>Resolves the user names of a proxy or an OAuth provider to users of the store.</summary>
internal sealed class ExternalUserResolver(UserStore users, AccessOptions settings, PrincipalResolver principals, AuditLogger audit)
{
    private const int MaxNameLength = 200;

    /// <summary>Returns the user of that name, or null. Adds an unknown user when <see cref="AccessOptions.AutoProvisionRole"/> is set.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name from the proxy or provider.</param>
    /// <param name="by">The source of the name, for the audit log.</param>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public async Task<User?> FindAsync(HttpContext context, string name, string by)
    {
        var written = name.Trim();
        // The store would shorten or normalize such a name, and it could then match another user.
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

            // Of two concurrent requests only one adds the user. The other finds it here.
            principals.Invalidate();
            known = await principals.FindUserByNameAsync(written, context.RequestAborted);
        }

        return known is not null && IsSame(known.Name, written) ? known : null;
    }

    // Some letters share their capital, as the micro sign and the Greek letter mu do. Otherwise a user free to choose a name at the provider could choose one
    // that looks the same and match another user here.
    private static bool IsSame(string a, string b) =>
        string.Equals(a.ToUpperInvariant(), b.ToUpperInvariant(), StringComparison.Ordinal) && string.Equals(a.ToLowerInvariant(), b.ToLowerInvariant(), StringComparison.Ordinal);
}
