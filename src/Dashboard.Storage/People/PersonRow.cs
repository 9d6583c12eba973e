namespace Dashboard.Storage.People;

/// <summary>A row of the table <c>person</c>. The names are the columns', which both databases spell in their own case.</summary>
internal sealed class PersonRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Role { get; set; } = "";

    public string Limits { get; set; } = "";

    public string? Password_Hash { get; set; }

    public string Stamp { get; set; } = "";

    public long Created_At { get; set; }

    public long Changed_At { get; set; }

    // What this program does not know may do the least.
    public Person ToPerson() => new(
        Id, Name, Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role) ? role : People.Role.Viewer, AccessLimits.Of(Limits), Password_Hash, Stamp,
        DateTimeOffset.FromUnixTimeMilliseconds(Created_At), DateTimeOffset.FromUnixTimeMilliseconds(Changed_At));
}
