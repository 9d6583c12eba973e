using System.Globalization;

namespace Dashboard.Web.Connections;

/// <summary>How many files and sockets the process may have open at a time.</summary>
internal static class FileDescriptors
{
    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>The limit; null where there is none or it cannot be found out. The runtime has raised it to the hard limit by then.</summary>
    public static int? Limit()
    {
        try
        {
            return File.Exists(Limits) ? LimitIn(File.ReadLines(Limits)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The limit that the kernel's table of limits has.</summary>
    /// <param name="lines">The table.</param>
    public static int? LimitIn(IEnumerable<string> lines)
    {
        var soft = lines.FirstOrDefault(l => l.StartsWith(Line, StringComparison.Ordinal))?[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? (int)Math.Min(limit, int.MaxValue) : null;
    }
}
