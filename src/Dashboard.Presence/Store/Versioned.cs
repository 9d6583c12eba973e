namespace Dashboard.Presence.Store;

/// <summary>A value and the board's version in which it last changed.</summary>
/// <param name="Value">The value.</param>
/// <param name="Version">The version of its last change.</param>
/// <typeparam name="T">The kind of value.</typeparam>
public readonly record struct Versioned<T>(T Value, long Version)
{
    /// <summary>
    /// The version in which it became what it is: what was news of it since, was of times alone. Never above
    /// <see cref="Version"/>. Told apart of calls only; of all else it is the same.
    /// </summary>
    public long StateVersion { get; init; } = Version;
}
