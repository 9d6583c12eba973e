using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Features.Administration;

/// <summary>The changes that users can make to their own account.</summary>
internal sealed class ProfileService(UserStore users, PasswordService passwords, SignInRateLimiter limiter, PrincipalResolver principals, UserAdministrationService service, AuditLogger audit)
{
    /// <summary>Changes the user's own password. Requires the old password, so that an unattended signed-in browser is not enough.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public Task<FormError?> ChangePasswordAsync(HttpContext http, string old, string password, string again) => UserAdministrationService.RunAsync(async () =>
    {
        if (http.GetPrincipal() is not { Kind: PrincipalKind.User } self || await users.FindAsync(self.Id, http.RequestAborted) is not { PasswordHash: not null } known)
        {
            return FormError.Create(AdministrationTexts.NoPassword);
        }

        if (PasswordService.Problem(password) is { } problem)
        {
            return new FormError("password", problem);
        }

        if (password != again)
        {
            return new FormError("again", AdministrationTexts.PasswordsDiffer);
        }

        // The limit equals that of sign-in but counts separately, so failed sign-ins by others under this name do not use it up.
        if (limiter.TryAcquireKnown(known.Id) is { } wait)
        {
            return new FormError("old", SignInService.TooMany(wait));
        }

        if (!await passwords.MatchesAsync(known, old))
        {
            await audit.LogAsync(http, "failed to change their own password");
            return new FormError("old", AdministrationTexts.WrongPassword);
        }

        limiter.ForgiveKnown(known.Id);
        if (await users.ChangeAsync(known with { PasswordHash = passwords.Hash(password) }, http.RequestAborted) != UserUpdateResult.Done)
        {
            return FormError.Create(AdministrationTexts.OwnAccountGone);
        }

        await audit.LogAsync(http, "changed their own password", known.Name);
        await service.EndSessionsAsync(http, known.Id);
        return null;
    });

    /// <summary>Ends all sessions of the user, including the current one.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public Task<FormError?> SignOutEverywhereAsync(HttpContext http) => UserAdministrationService.RunAsync(async () =>
    {
        if (http.GetPrincipal() is { Kind: PrincipalKind.User } self && await users.FindAsync(self.Id, http.RequestAborted) is { } known)
        {
            // Each change renews the user's security stamp, and a session is valid for one stamp only.
            await users.ChangeAsync(known, http.RequestAborted);
            principals.Invalidate();
            await audit.LogAsync(http, "signed out everywhere");
        }

        await http.SignOutAsync(AuthenticationSchemeNames.Cookie);
        return null;
    });
}
