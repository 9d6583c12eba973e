using Dashboard.Presence;
using Dashboard.Storage;
using Dashboard.Storage.People;

namespace Dashboard.Web.Access;

/// <summary>Lets people in by name and password.</summary>
internal sealed class SignIn(PeopleStore people, SetupLinks links, Passwords passwords, SignInLimiter limiter, Auditor auditor, Visitors visitors)
{
    private const string Wrong = "The name or the password is wrong.";

    /// <summary>Tries to begin a session.</summary>
    /// <returns>Null when it has begun; else what to tell, the same whether or not there is such a person.</returns>
    public async Task<string?> TryAsync(HttpContext context, string name, string password)
    {
        name = Letters.Compose(name);
        if (limiter.Take(name, context.Connection.RemoteIpAddress) is { } wait)
        {
            await auditor.NoteAsync(context, "was kept from signing in", detail: "too many tries", who: name);
            return $"Too many tries. Try again in {Math.Ceiling(wait.TotalMinutes):0} min.";
        }

        try
        {
            var person = await people.FindByNameAsync(name, context.RequestAborted);
            if (!passwords.Matches(person, password))
            {
                await auditor.NoteAsync(context, "failed to sign in", who: name);
                return Wrong;
            }

            limiter.Forgive(name, context.Connection.RemoteIpAddress);
            await Session.BeginAsync(context, person!);
            await auditor.NoteAsync(context, "signed in", who: person!.Name);
            return null;
        }
        catch (StorageException e)
        {
            return $"Nobody can sign in now. {e.Message}";
        }
    }

    /// <summary>Makes the first administrator, by the link that the host printed.</summary>
    /// <returns>Null when it is done and a session has begun; else what to tell.</returns>
    public async Task<string?> SetUpAsync(HttpContext context, string token, string name, string password)
    {
        name = Letters.Compose(name);
        if (limiter.Take("", context.Connection.RemoteIpAddress) is not null)
        {
            return "Too many tries. Wait some minutes.";
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return "Give a name to sign in by.";
        }

        if (Passwords.Problem(password) is { } problem)
        {
            return problem;
        }

        try
        {
            if (!await links.UseAsync(token, context.RequestAborted))
            {
                return "This link is used up or older than an hour. Restart the host: it prints a new one.";
            }

            // Otherwise the link would open somebody's account whose password was not given.
            if (await people.AddAsync(name, Role.Administrator, AccessLimits.None, passwords.Hash(password), context.RequestAborted) != PeopleChange.Done)
            {
                return "Somebody has that name already, and can sign in.";
            }

            var person = await people.FindByNameAsync(name, context.RequestAborted);
            visitors.Forget();
            await Session.BeginAsync(context, person!);
            await auditor.NoteAsync(context, "set up the first administrator", person!.Name, who: person.Name);
            return null;
        }
        catch (StorageException e)
        {
            return $"It cannot be done now. {e.Message}";
        }
    }
}
