using System.Net.Sockets;

namespace Dashboard.Web.Configuration;

/// <summary>Gathers what is wrong with the configuration, so that all of it is told at once.</summary>
internal sealed class ConfigurationErrors
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);

    public void AddRange(IEnumerable<string> lines) => _lines.AddRange(lines);

    /// <exception cref="ConfigurationException">Something was gathered.</exception>
    public void ThrowIfAny()
    {
        if (_lines.Count > 0)
        {
            throw new ConfigurationException(_lines);
        }
    }

    /// <summary>What to tell of an exception that a person can mend by the configuration; null for any other.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        ConfigurationException or ProgramFilesException => exception.Message,
        // Somebody else took the port after it had been looked at, or Kestrel lacks a certificate.
        IOException or SocketException or InvalidOperationException
            when exception.StackTrace?.Contains("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true =>
            $"urls: the host cannot listen: {exception.Message}",
        _ => null,
    };
}

/// <summary>The configuration cannot be used.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The configuration has {errors.Count} error{(errors.Count == 1 ? "" : "s")}:\n  {string.Join("\n  ", errors)}")
{
    public IReadOnlyList<string> Errors => errors;
}
