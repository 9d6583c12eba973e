using Dashboard.Storage.Tokens;

namespace Dashboard.Web.Access.Desk;

/// <summary>Lets programs in and out, for an administrator.</summary>
internal sealed class TokenDesk(TokenStore tokens, Visitors visitors, Auditor auditor)
{
    /// <summary>Makes a token.</summary>
    /// <returns>The token, told this one time; or why there is none.</returns>
    public async Task<(string? Token, Refusal? Refusal)> AddAsync(HttpContext http, TokenForm form)
    {
        string? token = null;
        var refusal = await PeopleDesk.AskAsync(async () =>
        {
            if (form.Problem() is { } problem)
            {
                return problem;
            }

            // Also what a page that is loaded again sends a second time.
            if ((await tokens.ListAsync(http.RequestAborted)).Any(t => t.Name.Equals(form.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                return new Refusal("name", "There is a token of this name. Revoke it first, or choose another name.");
            }

            TimeSpan? lifetime = form.Days == 0 ? null : TimeSpan.FromDays(form.Days);
            token = await tokens.AddAsync(form.Name, form.Granted, form.Limits, lifetime, http.RequestAborted);
            await auditor.NoteAsync(
                http, "made a token", form.Name.Trim(), $"{TokenForm.Words(form.Granted)}; {LimitText.Line(form.Limits)}; good {(form.Days == 0 ? "for ever" : $"for {form.Days} days")}");
            return null;
        });
        return (token, refusal);
    }

    /// <summary>Lets a program in no more.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<Refusal?> RevokeAsync(HttpContext http, string id) => PeopleDesk.AskAsync(async () =>
    {
        var known = (await tokens.ListAsync(http.RequestAborted)).FirstOrDefault(t => t.Id == id);
        if (known is null || !await tokens.RevokeAsync(id, http.RequestAborted))
        {
            return Refusal.Of("Somebody else has revoked it.");
        }

        visitors.Forget();
        await auditor.NoteAsync(http, "revoked a token", known.Name);
        return null;
    });
}
