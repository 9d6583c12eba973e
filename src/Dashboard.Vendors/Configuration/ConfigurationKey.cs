namespace Dashboard.Vendors.Configuration;

/// <summary>A key that the configuration takes, in words: what <c>--help</c> prints and what a misspelt key is held against.</summary>
/// <param name="Name">Its name below its section; a part in braces stands for any word, as in <c>Vonage:Devices:{mac}</c>.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Accepts">The values it takes.</param>
/// <param name="Default">What counts when it is not given, in words; null when it must be.</param>
public sealed record ConfigurationKey(string Name, string Meaning, string Accepts, string? Default)
{
    /// <summary>Whether a page may show its value. Said of each key that may, so that one nobody thought of stays hidden.</summary>
    public bool MayBeShown { get; private init; }

    /// <summary>Whether it takes several values: an array, or text with commas.</summary>
    public bool IsList { get; private init; }

    /// <summary>A key whose value is for anybody's eyes.</summary>
    /// <inheritdoc cref="ConfigurationKey"/>
    public static ConfigurationKey Shown(string name, string meaning, string accepts, string? defaultValue) =>
        new(name, meaning, accepts, defaultValue) { MayBeShown = true };

    /// <summary>The same with several values.</summary>
    /// <inheritdoc cref="ConfigurationKey"/>
    public static ConfigurationKey List(string name, string meaning, string accepts, string? defaultValue) =>
        new(name, meaning, accepts, defaultValue) { MayBeShown = true, IsList = true };

    /// <summary>A credential: that it is set may be told, never to what.</summary>
    /// <inheritdoc cref="ConfigurationKey"/>
    public static ConfigurationKey Hidden(string name, string meaning, string accepts, string? defaultValue) =>
        new(name, meaning, accepts, defaultValue);
}
