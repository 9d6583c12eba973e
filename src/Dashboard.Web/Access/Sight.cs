using System.Text.Json;
using System.Text.Json.Serialization;
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

    // What a limit was chosen from may have had letters in two parts.
    private IEnumerable<string> Teams => Limits.Teams.Select(Letters.Compose);

    /// <summary>Whether a board may be seen at all.</summary>
    /// <param name="board">Its id.</param>
    public bool MaySeeBoard(string board) => SeesEveryBoard || Limits.Boards.Contains(board, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether every board may be seen.</summary>
    [JsonIgnore]
    public bool SeesEveryBoard => Limits.Boards.Count == 0;

    /// <summary>Whether every account may be seen, known to the outside or not.</summary>
    [JsonIgnore]
    public bool SeesEveryAccount => SeesEveryBoard && Rows is null;

    /// <summary>What of a board's rows may be seen; null when all.</summary>
    [JsonIgnore]
    public IRowFilter? Rows => Limits.Accounts.Count + Limits.Teams.Count == 0 ? null : new BoardFilter(Limits.Accounts, Teams, []);

    /// <summary>The same for whoever may see the same rows.</summary>
    [JsonIgnore]
    public string RowsKey => JsonSerializer.Serialize(new[] { Limits.Accounts.Order(StringComparer.Ordinal), Teams.Select(t => t.ToUpperInvariant()).Order(StringComparer.Ordinal) });

    /// <summary>Whether two may see and do the same.</summary>
    /// <param name="other">The other.</param>
    public bool SeesAs(Sight other) =>
        (Kind, Role, Scopes) == (other.Kind, other.Role, other.Scopes) && RowsKey == other.RowsKey && Limits.Boards.SequenceEqual(other.Limits.Boards);

    /// <summary>Whether calls may be acted on, alerts acknowledged and lost accounts tried again.</summary>
    [JsonIgnore]
    public bool MayAct => May(Role.Supervisor);

    /// <summary>Whether it may be decided who else may.</summary>
    [JsonIgnore]
    public bool MayAdminister => May(Role.Administrator);

    /// <summary>Whether this much may be done: by a person by role, by a program by scope.</summary>
    /// <param name="need">The least that is needed.</param>
    public bool May(Role need) => Kind switch
    {
        SightKind.Demo => true,
        SightKind.Person => Role >= need && (need < Role.Administrator || Limits.IsNone),
        SightKind.Program => need switch
        {
            Role.Viewer => Scopes.HasFlag(TokenScopes.Read),
            Role.Supervisor => Scopes.HasFlag(TokenScopes.Command),
            _ => false,
        },
        _ => need == Role.Viewer,
    };
}
