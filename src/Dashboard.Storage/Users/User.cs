using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Storage.Users;

/// <summary>What somebody may do.</summary>
public enum Role
{
    /// <summary>See.</summary>
    Viewer,

    /// <summary>See, and act on calls.</summary>
    Supervisor,

    /// <summary>See, act, and decide who else may. With limits: see and act within them.</summary>
    Administrator,
}

/// <summary>What somebody's sight is limited to. An empty list does not limit.</summary>
/// <param name="Accounts">Ids of accounts.</param>
/// <param name="Teams">Names of teams.</param>
/// <param name="Boards">Ids of boards.</param>
public sealed record AccessLimits(IReadOnlyList<string> Accounts, IReadOnlyList<string> Teams, IReadOnlyList<string> Boards)
{
    /// <summary>No limit.</summary>
    public static AccessLimits None { get; } = new([], [], []);

    /// <summary>Whether everything may be seen.</summary>
    [JsonIgnore]
    public bool IsNone => Accounts.Count + Teams.Count + Boards.Count == 0;

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static AccessLimits FromJson(string json) => JsonSerializer.Deserialize<AccessLimits>(json) ?? None;
}

/// <summary>Somebody who may sign in.</summary>
/// <param name="Id">A name for programs, that never changes.</param>
/// <param name="Name">The name to sign in by, as it was written.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Limits">What they may see.</param>
/// <param name="PasswordHash">Of the password; null for one who signs in elsewhere only.</param>
/// <param name="SecurityStamp">Changes with everything that must end their sessions.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record User(
    string Id, string Name, Role Role, AccessLimits Limits, string? PasswordHash, string SecurityStamp, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    /// <summary>Whether they may decide who else may: who sees a part of the house only cannot do so for the rest.</summary>
    public bool CanAdminister => Role == Role.Administrator && Limits.IsNone;

    /// <summary>Without the hash, which belongs in no log.</summary>
    public override string ToString() => $"{Name} ({Role})";
}

/// <summary>What became of a change of people.</summary>
public enum UserUpdateResult
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>Another has that name.</summary>
    NameTaken,

    /// <summary>There is nobody of that id.</summary>
    NotFound,

    /// <summary>Nobody would be left who could let anyone in.</summary>
    LastAdministrator,
}
