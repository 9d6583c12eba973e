namespace Dashboard.Web.Boards;

/// <summary>Values that are asked for by name, in the configuration and in addresses.</summary>
internal static class EnumNames
{
    /// <summary>
    /// A value by its name, case ignored; null when there is none of that name. By the names alone: an enumeration reads a
    /// number too, even one that stands for nothing.
    /// </summary>
    /// <param name="name">The name; null when nothing was asked.</param>
    public static T? Value<T>(string? name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(name!, ignoreCase: true) : null;

    /// <summary>The names there are, for whoever asked by another.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());
}
