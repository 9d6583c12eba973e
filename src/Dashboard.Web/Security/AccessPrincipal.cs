using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Security;

/// <summary>The kind of principal that makes a request.</summary>
public enum PrincipalKind
{
    /// <summary>Anybody, while the demo runs: it is open, and on loopback only.</summary>
    Demo,

    /// <summary>A user who signed in. The API writes <c>Person</c>.</summary>
    [JsonStringEnumMemberName("Person")]
    User,

    /// <summary>A paired screen on a wall.</summary>
    Display,

    /// <summary>A client with an API token. The API writes <c>Program</c>.</summary>
    [JsonStringEnumMemberName("Program")]
    ApiClient,
}

/// <summary>What whoever asks may see and do. Every page, frame and answer is cut to it.</summary>
/// <param name="Kind">Who asks.</param>
/// <param name="Id">Their id in the store; empty in the demo.</param>
/// <param name="Name">What they are called, in the audit log too.</param>
/// <param name="Role">What a person may do; a display and a program may see alone.</param>
/// <param name="Scopes">What a program may do.</param>
/// <param name="Limits">What they may see.</param>
public sealed record AccessPrincipal(PrincipalKind Kind, string Id, string Name, Role Role, TokenScopes Scopes, AccessLimits Limits)
{
    /// <summary>Everybody's, while the demo runs.</summary>
    public static AccessPrincipal Demo { get; } = new(PrincipalKind.Demo, "", "demo", Role.Administrator, TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics, AccessLimits.None);

    /// <summary>The person's.</summary>
    /// <param name="user">Who signed in.</param>
    public static AccessPrincipal Create(User user) => new(PrincipalKind.User, user.Id, user.Name, user.Role, TokenScopes.None, user.Limits);

    // What a limit was chosen from may have had letters in two parts.
    private IEnumerable<string> Teams => Limits.Teams.Select(LetterComposer.Compose);

    /// <summary>Whether a board may be seen at all.</summary>
    /// <param name="board">Its id.</param>
    public bool CanViewBoard(string board) => CanViewAllBoards || Limits.Boards.Contains(board, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether every board may be seen.</summary>
    [JsonIgnore]
    public bool CanViewAllBoards => Limits.Boards.Count == 0;

    /// <summary>Whether every account may be seen, known to the outside or not.</summary>
    [JsonIgnore]
    public bool CanViewAllAccounts => CanViewAllBoards && Filter is null;

    /// <summary>What of a board's rows may be seen; null when all.</summary>
    [JsonIgnore]
    public IPresenceFilter? Filter => Limits.Accounts.Count + Limits.Teams.Count == 0 ? null : new BoardFilter(Limits.Accounts, Teams, []);

    /// <summary>The same for whoever may see the same rows.</summary>
    [JsonIgnore]
    public string FilterKey => JsonSerializer.Serialize(new[] { Limits.Accounts.Order(StringComparer.Ordinal), Teams.Select(t => t.ToUpperInvariant()).Order(StringComparer.Ordinal) });

    /// <summary>Whether two may see and do the same.</summary>
    /// <param name="other">The other.</param>
    public bool HasSameAccessAs(AccessPrincipal other) =>
        (Kind, Role, Scopes) == (other.Kind, other.Role, other.Scopes) && FilterKey == other.FilterKey && Limits.Boards.SequenceEqual(other.Limits.Boards);

    /// <summary>Whether calls may be acted on, alerts acknowledged and lost accounts tried again.</summary>
    [JsonIgnore]
    public bool CanControlCalls => HasRole(Role.Supervisor);

    /// <summary>Whether it may be decided who else may.</summary>
    [JsonIgnore]
    public bool CanAdminister => HasRole(Role.Administrator);

    /// <summary>Whether this much may be done: by a person by role, by a program by scope.</summary>
    /// <param name="need">The least that is needed.</param>
    public bool HasRole(Role need) => Kind switch
    {
        PrincipalKind.Demo => true,
        PrincipalKind.User => Role >= need && (need < Role.Administrator || Limits.IsNone),
        PrincipalKind.ApiClient => need switch
        {
            Role.Viewer => Scopes.HasFlag(TokenScopes.Read),
            Role.Supervisor => Scopes.HasFlag(TokenScopes.Command),
            _ => false,
        },
        _ => need == Role.Viewer,
    };
}
