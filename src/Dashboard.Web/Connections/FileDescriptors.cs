using System.Globalization;

namespace Dashboard.Web.Connections;

/// <summary>Reads the limit of open files and sockets of the process.</summary>
internal static class FileDescriptors
{
    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>Returns the limit; null when there is none or it is unknown. The .NET runtime has already raised it to the hard limit.</summary>
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

    /// <summary>Parses the soft limit in the kernel's table of limits; null when it is unlimited or missing.</summary>
    /// <param name="lines">The lines of the table.</param>
    public static int? LimitIn(IEnumerable<string> lines)
    {
        var soft = lines.FirstOrDefault(l => l.StartsWith(Line, StringComparison.Ordinal))?[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? (int)Math.Min(limit, int.MaxValue) : null;
    }
}
