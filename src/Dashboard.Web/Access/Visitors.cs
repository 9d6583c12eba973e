using System.Security.Claims;
using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;

namespace Dashboard.Web.Access;

/// <summary>Who comes with what, as the store has it at most seconds ago.</summary>
internal sealed class Visitors(PeopleStore people, DisplayStore displays, TokenStore tokens, SessionEnds ends, TimeProvider time)
{
    // A token is 64 characters; longer ones are no tokens and need not be hashed.
    private const int LongestToken = 200;

    private readonly Recent<Person> _people = new(people.FindAsync, time);
    private readonly Recent<Person> _names = new(people.FindByNameAsync, time);
    private readonly Recent<Display> _displays = new(displays.FindByTokenAsync, time);
    private readonly Recent<ApiToken> _tokens = new(tokens.FindAsync, time);

    private int _changes;

    /// <summary>Counts the changes: whoever looked at an earlier count looks again.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>What a person may now; null when they were removed or changed since they signed in.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<Sight?> PersonAsync(string id, string? stamp, CancellationToken cancellationToken) =>
        await _people.FindAsync(id, cancellationToken) is { } person && person.Stamp == stamp ? Sight.Of(person) : null;

    /// <summary>Who signs in by a name, case ignored; null when nobody does.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public Task<Person?> NamedAsync(string name, CancellationToken cancellationToken) => _names.FindAsync(name, cancellationToken);

    /// <summary>What a display may; null when it was revoked or never paired.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<Sight?> DisplayAsync(string token, CancellationToken cancellationToken) =>
        token.Length <= LongestToken && await _displays.FindAsync(token, cancellationToken) is { } display
            ? new Sight(SightKind.Display, display.Id, display.Name, Role.Viewer, TokenScopes.None, new AccessLimits([], [], [display.Board]))
            : null;

    /// <summary>What a program may; null for a token that is good no more.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
    public async Task<Sight?> ProgramAsync(string token, CancellationToken cancellationToken) =>
        token.Length <= LongestToken && await _tokens.FindAsync(token, cancellationToken) is { } program
            ? new Sight(SightKind.Program, program.Id, program.Name, Role.Viewer, program.Scopes, program.Limits)
            : null;

    /// <summary>Whether who came in some time ago may still do what they could: asked while a hub connection lasts.</summary>
    public async Task<Sight?> AgainAsync(HttpContext context, Sight sight, CancellationToken cancellationToken)
    {
        try
        {
            return sight.Kind switch
            {
                SightKind.Display => await DisplayAsync(CookieNames.TokenOf(context.Request) ?? "", cancellationToken),
                SightKind.Program => await ProgramAsync(BearerSignIn.TokenOf(context.Request) ?? "", cancellationToken),
                _ => await AgainAsync(context.User, sight, cancellationToken),
            };
        }
        catch (StorageException)
        {
            // Nobody was removed by a database that does not answer.
            return sight;
        }
    }

    /// <summary>The same for a page that lives on without a request: people alone open those.</summary>
    public async Task<Sight?> AgainAsync(ClaimsPrincipal user, Sight sight, CancellationToken cancellationToken)
    {
        try
        {
            return sight.Kind switch
            {
                SightKind.Demo => sight,
                SightKind.Person when await ends.HasEndedAsync(user, cancellationToken) => null,
                SightKind.Person => await PersonAsync(sight.Id, SightClaims.StampOf(user), cancellationToken),
                _ => null,
            };
        }
        catch (StorageException)
        {
            return sight;
        }
    }

    /// <summary>Somebody was changed, revoked or removed: it holds from now on.</summary>
    public void Forget()
    {
        _people.Forget();
        _names.Forget();
        _displays.Forget();
        _tokens.Forget();
        Interlocked.Increment(ref _changes);
    }
}
