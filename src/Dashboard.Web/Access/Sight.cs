using Dashboard.Presence;
using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;

namespace Dashboard.Web.Access;

/// <summary>Who asks.</summary>
public enum SightKind
{
    /// <summary>Anybody, while the demo runs: it is open, and on loopback only.</summary>
    Demo,

    /// <summary>A person who signed in.</summary>
    Person,

    /// <summary>A paired screen on a wall.</summary>
    Display,

    /// <summary>A program with a token.</summary>
    Program,
}

/// <summary>What whoever asks may see and do. Every page, frame and answer is cut to it.</summary>
/// <param name="Kind">Who asks.</param>
/// <param name="Id">Their id in the store; empty in the demo.</param>
/// <param name="Name">What they are called, in the audit log too.</param>
/// <param name="Role">What a person may do; a display and a program may see alone.</param>
/// <param name="Scopes">What a program may do.</param>
/// <param name="Limits">What they may see.</param>
public sealed record Sight(SightKind Kind, string Id, string Name, Role Role, TokenScopes Scopes, AccessLimits Limits)
{
    /// <summary>Everybody's, while the demo runs.</summary>
    public static Sight Demo { get; } = new(SightKind.Demo, "", "demo", Role.Administrator, TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics, AccessLimits.None);

    /// <summary>The person's.</summary>
    /// <param name="person">Who signed in.</param>
    public static Sight Of(Person person) => new(SightKind.Person, person.Id, person.Name, person.Role, TokenScopes.None, person.Limits);

    /// <summary>Whether a board may be seen at all.</summary>
    /// <param name="board">Its id.</param>
    public bool MaySeeBoard(string board) => Limits.Boards.Count == 0 || Limits.Boards.Contains(board, StringComparer.OrdinalIgnoreCase);

    /// <summary>What of a board's rows may be seen; null when all.</summary>
    public BoardFilter? Filter => Limits.Accounts.Count + Limits.Teams.Count == 0 ? null : new BoardFilter(Limits.Accounts, Limits.Teams, []);

    /// <summary>Whether rows, commands and the audit may be used to this degree: a person by role, a program by scope.</summary>
    /// <param name="need">The least that is needed.</param>
    public bool May(Role need) => Kind switch
    {
        SightKind.Demo => true,
        SightKind.Person => Role >= need,
        SightKind.Program => need switch
        {
            Role.Viewer => Scopes.HasFlag(TokenScopes.Read),
            Role.Supervisor => Scopes.HasFlag(TokenScopes.Command),
            _ => false,
        },
        _ => need == Role.Viewer,
    };
}
