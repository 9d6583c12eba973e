namespace Dashboard.Web.Access;

/// <summary>Where to go after signing in. It stands in the address, so anybody may have written it.</summary>
internal static class LocalPath
{
    /// <summary>The path if it stays on this host; else the home page.</summary>
    public static string Of(string? to)
    {
        // "//host" and "/\host" are other hosts to a browser, which also drops tabs and line ends.
        var isLocal = to is ['/', ..] && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.Any(char.IsControl);
        return isLocal ? to! : "/";
    }
}
