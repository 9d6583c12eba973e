namespace Dashboard.Presence.Store;

/// <summary>A value with the store version of its last change.</summary>
/// <param name="Value">The value.</param>
/// <param name="Version">The version of the last change.</param>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Versioned<T>(T Value, long Version)
{
    /// <summary>
    /// The version of the last change other than to timestamps. Never above <see cref="Version"/>. Only calls track it; for all other
    /// values it equals <see cref="Version"/>.
    /// </summary>
    public long StateVersion { get; init; } = Version;
}
