namespace Dashboard.Storage.Users;

/// <summary>A row of the table <c>person</c>, in the order in which <see cref="UserStore"/> selects its columns.</summary>
internal sealed record UserRow(string Id, string Name, string Role, string Limits, string? PasswordHash, string Stamp, long CreatedAt, long ChangedAt)
{
    // A role that this program does not know becomes the lowest one.
    public User ToUser() => new(
        Id, Name, Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role) ? role : Users.Role.Viewer, AccessLimits.FromJson(Limits), PasswordHash, Stamp,
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt));
}
