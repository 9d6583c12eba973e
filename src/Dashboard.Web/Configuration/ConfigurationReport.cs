namespace Dashboard.Web.Configuration;

/// <summary>What a page may tell of the program and its configuration. Made once at the start; holds no secret.</summary>
public sealed record ConfigurationReport
{
    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>What it runs on.</summary>
    public required string Runtime { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The configured keys, by what they configure.</summary>
    public required IReadOnlyList<ConfiguredGroup> Groups { get; init; }
}

/// <summary>The configured keys of the host, of an account, of a board.</summary>
/// <param name="Heading">What they configure.</param>
/// <param name="Keys">The keys.</param>
public sealed record ConfiguredGroup(string Heading, IReadOnlyList<ConfiguredKey> Keys);

/// <summary>One configured key.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Text">Its value; of one that is not for every eye only whether it is set.</param>
/// <param name="Source">Where it comes from; empty when it is not set.</param>
/// <param name="IsHidden">Whether the value is kept back.</param>
public sealed record ConfiguredKey(string Key, string Text, string Source, bool IsHidden);
