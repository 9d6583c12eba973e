using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Features.Administration;

/// <summary>What somebody may change of themselves.</summary>
internal sealed class ProfileService(UserStore users, PasswordService passwords, SignInRateLimiter limiter, PrincipalResolver principals, UserAdministrationService service, AuditLogger audit)
{
    /// <summary>Changes one's own password. Whoever found a screen left alone does not know the old one.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<FormError?> ChangePasswordAsync(HttpContext http, string old, string password, string again) => UserAdministrationService.RunAsync(async () =>
    {
        if (http.GetPrincipal() is not { Kind: PrincipalKind.User } self || await users.FindAsync(self.Id, http.RequestAborted) is not { PasswordHash: not null } known)
        {
            return FormError.Create("There is no password of yours to change.");
        }

        if (PasswordService.Problem(password) is { } problem)
        {
            return new FormError("password", problem);
        }

        if (password != again)
        {
            return new FormError("again", "The two are not the same.");
        }

        // As many tries as for signing in. Strangers who try the name take none of them.
        if (limiter.TryAcquireKnown(known.Id) is { } wait)
        {
            return new FormError("old", SignInService.TooMany(wait));
        }

        if (!await passwords.MatchesAsync(known, old))
        {
            await audit.LogAsync(http, "failed to change their own password");
            return new FormError("old", "That is not your password.");
        }

        limiter.ForgiveKnown(known.Id);
        if (await users.ChangeAsync(known with { PasswordHash = passwords.Hash(password) }, http.RequestAborted) != UserUpdateResult.Done)
        {
            return FormError.Create("Somebody else has removed you.");
        }

        await audit.LogAsync(http, "changed their own password", known.Name);
        await service.EndSessionsAsync(http, known.Id);
        return null;
    });

    /// <summary>Ends every session of one's own, this one too.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<FormError?> SignOutEverywhereAsync(HttpContext http) => UserAdministrationService.RunAsync(async () =>
    {
        if (http.GetPrincipal() is { Kind: PrincipalKind.User } self && await users.FindAsync(self.Id, http.RequestAborted) is { } known)
        {
            // Every change makes a new stamp, and a session is good for one stamp.
            await users.ChangeAsync(known, http.RequestAborted);
            principals.Invalidate();
            await audit.LogAsync(http, "signed out everywhere");
        }

        await http.SignOutAsync(AuthenticationSchemeNames.Cookie);
        return null;
    });
}
