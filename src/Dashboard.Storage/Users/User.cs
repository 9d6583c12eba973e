using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Storage.Users;

/// <summary>The role of a user.</summary>
public enum Role
{
    Viewer,

    /// <summary>May view and control calls.</summary>
    Supervisor,

    /// <summary>
    /// May view, control calls and manage users, displays and tokens. With access limits, only view and control calls within them.
    /// </summary>
    Administrator,
}

/// <summary>The access limits of a principal. An empty list does not limit.</summary>
/// <param name="Accounts">The ids of the accounts.</param>
/// <param name="Teams">The names of the teams.</param>
/// <param name="Boards">The ids of the boards.</param>
public sealed record AccessLimits(IReadOnlyList<string> Accounts, IReadOnlyList<string> Teams, IReadOnlyList<string> Boards)
{
    public static AccessLimits None { get; } = new([], [], []);

    /// <summary>Whether nothing is limited.</summary>
    [JsonIgnore]
    public bool IsNone => Accounts.Count + Teams.Count + Boards.Count == 0;

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static AccessLimits FromJson(string json) => JsonSerializer.Deserialize<AccessLimits>(json) ?? None;
}

/// <summary>A user who may sign in. Immutable.</summary>
/// <param name="Id">The immutable id.</param>
/// <param name="Name">The sign-in name, as entered.</param>
/// <param name="Role">The role.</param>
/// <param name="Limits">The access limits.</param>
/// <param name="PasswordHash">The hash of the password; null for a user who signs in only through an external provider.</param>
/// <param name="SecurityStamp">A random value that changes when the user's sessions must end.</param>
/// <param name="CreatedAt">When the user was created, UTC.</param>
/// <param name="ChangedAt">When the user was last changed, UTC.</param>
public sealed record User(
    string Id, string Name, Role Role, AccessLimits Limits, string? PasswordHash, string SecurityStamp, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    /// <summary>
    /// Whether the user may administer. An administrator with access limits may not, because administration applies to the whole
    /// installation.
    /// </summary>
    public bool CanAdminister => Role == Role.Administrator && Limits.IsNone;

    /// <summary>Returns the name and the role; never the password hash.</summary>
    public override string ToString() => $"{Name} ({Role})";
}

/// <summary>The result of a change to the users.</summary>
public enum UserUpdateResult
{
    Done,

    /// <summary>Another user has that name.</summary>
    NameTaken,

    /// <summary>There is no user with that id.</summary>
    NotFound,

    /// <summary>Refused, because no administrator would be left.</summary>
    LastAdministrator,
}
