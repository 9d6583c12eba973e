namespace Dashboard.Storage.People;

/// <summary>A row of the table <c>person</c>, in the order in which <see cref="PeopleStore"/> selects its columns.</summary>
internal sealed record PersonRow(string Id, string Name, string Role, string Limits, string? PasswordHash, string Stamp, long CreatedAt, long ChangedAt)
{
    // What this program does not know may do the least.
    public Person ToPerson() => new(
        Id, Name, Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role) ? role : People.Role.Viewer, AccessLimits.Of(Limits), PasswordHash, Stamp,
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt));
}
