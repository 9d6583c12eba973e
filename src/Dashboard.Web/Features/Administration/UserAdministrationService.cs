using Dashboard.Storage;
using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Features.Administration;

/// <summary>Adds, changes and removes users for an administrator, and records each change in the audit log.</summary>
internal sealed class UserAdministrationService(UserStore users, PasswordService passwords, PrincipalResolver principals, AuditLogger audit)
{
    private static FormError NoSuch => FormError.Create(AdministrationTexts.PersonGone);

    /// <summary>Adds a user.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public Task<FormError?> AddAsync(HttpContext http, UserForm form) => RunAsync(async () =>
    {
        if (form.Problem(null) is { } problem)
        {
            return problem;
        }

        var hash = form.IsElsewhere ? null : passwords.Hash(form.Password);
        if (Explain(await users.AddAsync(form.Name, form.Role, form.Limits, hash, http.RequestAborted)) is { } error)
        {
            return error;
        }

        principals.Invalidate();
        await audit.LogAsync(http, "added a person", form.Name.Trim(), $"{form.Role}; {AccessLimitFormatter.Line(form.Limits)}; {(hash is null ? "without a password" : "with a password")}");
        return null;
    });

    /// <summary>Changes a user. The user's sessions end, except the current session of an administrator who changes their own account.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public Task<FormError?> ChangeAsync(HttpContext http, string id, UserForm form) => RunAsync(async () =>
    {
        if (await users.FindAsync(id, http.RequestAborted) is not { } known)
        {
            return NoSuch;
        }

        if (form.SeenStamp != UserForm.SeenOf(known))
        {
            return FormError.Create(AdministrationTexts.PersonChanged);
        }

        if (form.Problem(known) is { } problem)
        {
            return problem;
        }

        var hash = form.IsElsewhere ? null : form.Password.Length > 0 ? passwords.Hash(form.Password) : known.PasswordHash;
        var changed = known with { Name = form.Name.Trim(), Role = form.Role, Limits = form.Limits, PasswordHash = hash };
        var changes = Changes(known, changed);
        if (changes.Length == 0)
        {
            return FormError.Create(AdministrationTexts.NothingChanged);
        }

        if (Explain(await users.ChangeAsync(changed, http.RequestAborted)) is { } error)
        {
            return error;
        }

        await audit.LogAsync(http, "changed a person", known.Name, changes);
        await EndSessionsAsync(http, id);
        return null;
    });

    /// <summary>Removes a user and ends the user's sessions.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public Task<FormError?> RemoveAsync(HttpContext http, User user) => RunAsync(async () =>
    {
        if (Explain(await users.RemoveAsync(user.Id, http.RequestAborted)) is { } error)
        {
            return error;
        }

        principals.Invalidate();
        await audit.LogAsync(http, "removed a person", user.Name, $"{user.Role}");
        return null;
    });

    /// <summary>Ends the sessions of a changed user. If it is the requesting user, the current session is renewed.</summary>
    public async Task EndSessionsAsync(HttpContext http, string id)
    {
        principals.Invalidate();
        if (http.GetPrincipal() is { Kind: PrincipalKind.User } self && self.Id == id && await users.FindAsync(id, http.RequestAborted) is { } now)
        {
            await SessionCookie.SignInAsync(http, now);
        }
    }

    /// <summary>Runs an action and converts a <see cref="StorageException"/> into a form error.</summary>
    internal static async Task<FormError?> RunAsync(Func<Task<FormError?>> act)
    {
        try
        {
            return await act();
        }
        catch (StorageException e)
        {
            return FormError.Create(AdministrationTexts.FormatUnavailable(e.Message));
        }
    }

    private static FormError? Explain(UserUpdateResult change) => change switch
    {
        UserUpdateResult.Done => null,
        UserUpdateResult.NameTaken => new FormError("name", AdministrationTexts.NameTaken),
        UserUpdateResult.LastAdministrator => new FormError("role", AdministrationTexts.LastAdministrator),
        _ => NoSuch,
    };

    private static string Changes(User before, User after)
    {
        var changes = new List<string>();
        if (before.Name != after.Name)
        {
            changes.Add($"name → {after.Name}");
        }

        if (before.Role != after.Role)
        {
            changes.Add($"{before.Role} → {after.Role}");
        }

        changes.AddRange(AccessLimitFormatter.Changes(before.Limits, after.Limits));
        if (before.PasswordHash != after.PasswordHash)
        {
            changes.Add(after.PasswordHash is null ? "password taken away" : "a new password");
        }

        return string.Join("; ", changes);
    }
}
