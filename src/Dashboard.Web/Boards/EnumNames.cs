namespace Dashboard.Web.Boards;

/// <summary>Parses enum values by name, for the configuration and for addresses.</summary>
internal static class EnumNames
{
    /// <summary>
    /// Returns the value of a name, ignoring case; null for an unknown name. Numbers are not accepted, unlike with <c>Enum.Parse</c>.
    /// </summary>
    /// <param name="name">The name; null when none is given.</param>
    public static T? Value<T>(string? name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(name!, ignoreCase: true) : null;

    /// <summary>Returns all names, separated by commas, for error messages.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());
}
