namespace Dashboard.Web.Configuration;

/// <summary>The version and configuration shown on the diagnostics page. Created once at start; contains no secrets.</summary>
public sealed record ConfigurationReport
{
    /// <summary>The application's version.</summary>
    public required string Version { get; init; }

    /// <summary>The .NET runtime and operating system.</summary>
    public required string Runtime { get; init; }

    /// <summary>The time at which the host started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The configured keys in groups.</summary>
    public required IReadOnlyList<ConfiguredGroup> Groups { get; init; }
}

/// <summary>The configured keys of one part of the configuration, such as the host, an account or a board.</summary>
/// <param name="Heading">The name of the part.</param>
/// <param name="Keys">The configured keys.</param>
public sealed record ConfiguredGroup(string Heading, IReadOnlyList<ConfiguredKey> Keys);

/// <summary>One configured key.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Text">The value; for a hidden key only whether it is set.</param>
/// <param name="Source">The configuration source, such as a file name or "environment"; empty when the key is not set.</param>
/// <param name="IsHidden">Whether the value is hidden.</param>
public sealed record ConfiguredKey(string Key, string Text, string Source, bool IsHidden);
