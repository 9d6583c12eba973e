namespace Dashboard.Web.Startup.Settings;

/// <summary>Gathers what is wrong with the configuration, so that all of it is told at once.</summary>
internal sealed class SettingsErrors
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);

    public void AddRange(IEnumerable<string> lines) => _lines.AddRange(lines);
}

/// <summary>The configuration cannot be used.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors)
    : Exception($"The configuration has {errors.Count} error{(errors.Count == 1 ? "" : "s")}:\n  {string.Join("\n  ", errors)}")
{
    public IReadOnlyList<string> Errors => errors;
}
