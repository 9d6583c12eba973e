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
    /// <summary>Every request in demo mode. The demo listens on loopback only.</summary>
    Demo,

    /// <summary>A user who signed in. The API writes <c>Person</c>.</summary>
    [JsonStringEnumMemberName("Person")]
    User,

    /// <summary>A paired wall display.</summary>
    Display,

    /// <summary>A client with an API token. The API writes <c>Program</c>.</summary>
    [JsonStringEnumMemberName("Program")]
    ApiClient,
}

/// <summary>The authenticated principal with its role, token scopes and access limits. Every page, SignalR frame and API response is filtered by it.</summary>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Id">The id in the store; empty in demo mode.</param>
/// <param name="Name">The name, which the audit log uses too.</param>
/// <param name="Role">The role of a user. Displays and API clients have <c>Viewer</c>.</param>
/// <param name="Scopes">The scopes of an API client's token.</param>
/// <param name="Limits">The accounts, teams and boards to which the principal is limited.</param>
public sealed record AccessPrincipal(PrincipalKind Kind, string Id, string Name, Role Role, TokenScopes Scopes, AccessLimits Limits)
{
    /// <summary>The principal of every request in demo mode: an administrator without limits.</summary>
    public static AccessPrincipal Demo { get; } = new(PrincipalKind.Demo, "", "demo", Role.Administrator, TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics, AccessLimits.None);

    /// <summary>Creates the principal of a signed-in user.</summary>
    /// <param name="user">The signed-in user.</param>
    public static AccessPrincipal Create(User user) => new(PrincipalKind.User, user.Id, user.Name, user.Role, TokenScopes.None, user.Limits);

    // Limits may have been stored with decomposed letters. Team names are compared in composed form.
    private IEnumerable<string> Teams => Limits.Teams.Select(LetterComposer.Compose);

    /// <summary>Returns whether the principal may view a board.</summary>
    /// <param name="board">The board's id.</param>
    public bool CanViewBoard(string board) => CanViewAllBoards || Limits.Boards.Contains(board, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the principal may view every board.</summary>
    [JsonIgnore]
    public bool CanViewAllBoards => Limits.Boards.Count == 0;

    /// <summary>Whether the principal may view every account, without any limit.</summary>
    [JsonIgnore]
    public bool CanViewAllAccounts => CanViewAllBoards && Filter is null;

    /// <summary>The filter for rows that the principal may view; null for all rows.</summary>
    [JsonIgnore]
    public IPresenceFilter? Filter => Limits.Accounts.Count + Limits.Teams.Count == 0 ? null : new BoardFilter(Limits.Accounts, Teams, []);

    /// <summary>A key that is equal for principals that may view the same rows.</summary>
    [JsonIgnore]
    public string FilterKey => JsonSerializer.Serialize(new[] { Limits.Accounts.Order(StringComparer.Ordinal), Teams.Select(t => t.ToUpperInvariant()).Order(StringComparer.Ordinal) });

    /// <summary>Returns whether another principal has the same rights and limits.</summary>
    /// <param name="other">The other principal.</param>
    public bool HasSameAccessAs(AccessPrincipal other) =>
        (Kind, Role, Scopes) == (other.Kind, other.Role, other.Scopes) && FilterKey == other.FilterKey && Limits.Boards.SequenceEqual(other.Limits.Boards);

    /// <summary>Whether the principal may control calls, acknowledge alerts and retry unavailable accounts.</summary>
    [JsonIgnore]
    public bool CanControlCalls => HasRole(Role.Supervisor);

    /// <summary>Whether the principal may administer users, tokens and displays.</summary>
    [JsonIgnore]
    public bool CanAdminister => HasRole(Role.Administrator);

    /// <summary>Returns whether the principal has at least the given rights: a user by role, an API client by scope.</summary>
    /// <param name="need">The minimum role required.</param>
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
