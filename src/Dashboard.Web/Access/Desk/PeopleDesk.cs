using Dashboard.Storage;
using Dashboard.Storage.People;

namespace Dashboard.Web.Access.Desk;

/// <summary>Adds, changes and removes people, for an administrator.</summary>
internal sealed class PeopleDesk(PeopleStore people, Passwords passwords, Visitors visitors, Auditor auditor)
{
    private static readonly Refusal NoSuch = Refusal.Of("Somebody else has removed them.");

    /// <summary>Lets somebody in.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<Refusal?> AddAsync(HttpContext http, PersonForm form) => AskAsync(async () =>
    {
        if (form.Problem(null) is { } problem)
        {
            return problem;
        }

        var hash = form.IsElsewhere ? null : passwords.Hash(form.Password);
        if (Told(await people.AddAsync(form.Name, form.Role, form.Limits, hash, http.RequestAborted)) is { } refusal)
        {
            return refusal;
        }

        visitors.Forget();
        await auditor.NoteAsync(http, "added a person", form.Name.Trim(), $"{form.Role}; {LimitText.Line(form.Limits)}; {(hash is null ? "without a password" : "with a password")}");
        return null;
    });

    /// <summary>Changes somebody. Their sessions end, but that of who changes themselves.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<Refusal?> ChangeAsync(HttpContext http, string id, PersonForm form) => AskAsync(async () =>
    {
        if (await people.FindAsync(id, http.RequestAborted) is not { } known)
        {
            return NoSuch;
        }

        if (form.Seen != PersonForm.SeenOf(known))
        {
            return Refusal.Of("Somebody else has changed them since this page was opened. Open it again to see how.");
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
            return Refusal.Of("Nothing was changed.");
        }

        if (Told(await people.ChangeAsync(changed, http.RequestAborted)) is { } refusal)
        {
            return refusal;
        }

        await auditor.NoteAsync(http, "changed a person", known.Name, changes);
        await EndSessionsAsync(http, id);
        return null;
    });

    /// <summary>Lets somebody in no more.</summary>
    /// <returns>Null when it is done; else why not.</returns>
    public Task<Refusal?> RemoveAsync(HttpContext http, Person person) => AskAsync(async () =>
    {
        if (Told(await people.RemoveAsync(person.Id, http.RequestAborted)) is { } refusal)
        {
            return refusal;
        }

        visitors.Forget();
        await auditor.NoteAsync(http, "removed a person", person.Name, $"{person.Role}");
        return null;
    });

    /// <summary>Ends the sessions of somebody who was changed; who changed themselves begins anew where they are.</summary>
    public async Task EndSessionsAsync(HttpContext http, string id)
    {
        visitors.Forget();
        if (http.Sight() is { Kind: SightKind.Person } self && self.Id == id && await people.FindAsync(id, http.RequestAborted) is { } now)
        {
            await Session.BeginAsync(http, now);
        }
    }

    /// <summary>Does it, and puts a store that does not work into words.</summary>
    internal static async Task<Refusal?> AskAsync(Func<Task<Refusal?>> act)
    {
        try
        {
            return await act();
        }
        catch (StorageException e)
        {
            return Refusal.Of($"It cannot be done now. {e.Message}");
        }
    }

    private static Refusal? Told(PeopleChange change) => change switch
    {
        PeopleChange.Done => null,
        PeopleChange.NameTaken => new Refusal("name", "Somebody else has this name."),
        PeopleChange.LastAdministrator => new Refusal("role", "This is the last administrator who sees everything: nobody would be left who could let anyone in."),
        _ => NoSuch,
    };

    private static string Changes(Person before, Person after)
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

        changes.AddRange(LimitText.Changes(before.Limits, after.Limits));
        if (before.PasswordHash != after.PasswordHash)
        {
            changes.Add(after.PasswordHash is null ? "password taken away" : "a new password");
        }

        return string.Join("; ", changes);
    }
}
