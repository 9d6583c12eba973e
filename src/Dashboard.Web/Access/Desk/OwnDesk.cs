using Dashboard.Storage.People;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.Web.Access.Desk;

/// <summary>What somebody may change of themselves.</summary>
internal sealed class OwnDesk(PeopleStore people, Passwords passwords, SignInLimiter limiter, Visitors visitors, PeopleDesk desk, Auditor auditor)
{
    /// <summary>Changes one's own password. Whoever found a screen left alone does not know the old one.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<Refusal?> ChangePasswordAsync(HttpContext http, string old, string password, string again) => PeopleDesk.AskAsync(async () =>
    {
        if (http.Sight() is not { Kind: SightKind.Person } self || await people.FindAsync(self.Id, http.RequestAborted) is not { PasswordHash: not null } known)
        {
            return Refusal.Of("There is no password of yours to change.");
        }

        if (Passwords.Problem(password) is { } problem)
        {
            return new Refusal("password", problem);
        }

        if (password != again)
        {
            return new Refusal("again", "The two are not the same.");
        }

        // As many tries as for signing in. Strangers who try the name take none of them.
        if (limiter.TakeKnown(known.Id) is { } wait)
        {
            return new Refusal("old", SignIn.TooMany(wait));
        }

        if (!await passwords.MatchesAsync(known, old))
        {
            await auditor.NoteAsync(http, "failed to change their own password");
            return new Refusal("old", "That is not your password.");
        }

        limiter.ForgiveKnown(known.Id);
        if (await people.ChangeAsync(known with { PasswordHash = passwords.Hash(password) }, http.RequestAborted) != PeopleChange.Done)
        {
            return Refusal.Of("Somebody else has removed you.");
        }

        await auditor.NoteAsync(http, "changed their own password", known.Name);
        await desk.EndSessionsAsync(http, known.Id);
        return null;
    });

    /// <summary>Ends every session of one's own, this one too.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<Refusal?> SignOutEverywhereAsync(HttpContext http) => PeopleDesk.AskAsync(async () =>
    {
        if (http.Sight() is { Kind: SightKind.Person } self && await people.FindAsync(self.Id, http.RequestAborted) is { } known)
        {
            // Every change makes a new stamp, and a session is good for one stamp.
            await people.ChangeAsync(known, http.RequestAborted);
            visitors.Forget();
            await auditor.NoteAsync(http, "signed out everywhere");
        }

        await http.SignOutAsync(Schemes.Session);
        return null;
    });
}
