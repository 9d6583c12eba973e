using System.Net.Sockets;

namespace Dashboard.Web.Configuration;

/// <summary>Collects configuration errors, so that all of them are reported at once.</summary>
internal sealed class ConfigurationErrors
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);

    public void AddRange(IEnumerable<string> lines) => _lines.AddRange(lines);

    /// <exception cref="ConfigurationException">There is at least one error.</exception>
    public void ThrowIfAny()
    {
        if (_lines.Count > 0)
        {
            throw new ConfigurationException(_lines);
        }
    }

    /// <summary>Returns the message for an exception that the administrator can resolve by changing the configuration; null for any other.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        ConfigurationException or ProgramFilesException => exception.Message,
        // Another process took the port after it was checked, or Kestrel has no certificate.
        IOException or SocketException or InvalidOperationException
            when exception.StackTrace?.Contains("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true =>
            $"urls: the host cannot listen: {exception.Message}",
        _ => null,
    };
}

/// <summary>The configuration is invalid.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The configuration has {errors.Count} error{(errors.Count == 1 ? "" : "s")}:\n  {string.Join("\n  ", errors)}")
{
    public IReadOnlyList<string> Errors => errors;
}
