using Dashboard.Storage.Tokens;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;

namespace Dashboard.Web.Features.Administration;

/// <summary>Creates and revokes API tokens for an administrator, and records both in the audit log.</summary>
internal sealed class ApiTokenService(TokenStore tokens, PrincipalResolver principals, AuditLogger audit)
{
    /// <summary>Creates a token.</summary>
    /// <returns>The token, which is available only here because only its hash is stored; or the error.</returns>
    public async Task<(string? Token, FormError? Refusal)> AddAsync(HttpContext http, ApiTokenForm form)
    {
        string? token = null;
        var error = await UserAdministrationService.RunAsync(async () =>
        {
            if (form.Problem() is { } problem)
            {
                return problem;
            }

            // The check also catches a form that the browser submits again on reload.
            if ((await tokens.ListAsync(http.RequestAborted)).Any(t => t.Name.Equals(form.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                return new FormError("name", AdministrationTexts.TokenNameTaken);
            }

            TimeSpan? lifetime = form.Days == 0 ? null : TimeSpan.FromDays(form.Days);
            token = await tokens.AddAsync(form.Name, form.Granted, form.Limits, lifetime, http.RequestAborted);
            await audit.LogAsync(
                http, "made a token", form.Name.Trim(), $"{form.Granted}; {AccessLimitFormatter.Line(form.Limits)}; good {(form.Days == 0 ? "for ever" : $"for {form.Days} days")}");
            return null;
        });
        return (token, error);
    }

    /// <summary>Revokes a token. Requests with it are rejected at once.</summary>
    /// <returns>Null on success; otherwise the error.</returns>
    public Task<FormError?> RevokeAsync(HttpContext http, string id) => UserAdministrationService.RunAsync(async () =>
    {
        var known = (await tokens.ListAsync(http.RequestAborted)).FirstOrDefault(t => t.Id == id);
        if (known is null || !await tokens.RevokeAsync(id, http.RequestAborted))
        {
            return FormError.Create(AdministrationTexts.TokenGone);
        }

        principals.Invalidate();
        await audit.LogAsync(http, "revoked a token", known.Name);
        return null;
    });
}
