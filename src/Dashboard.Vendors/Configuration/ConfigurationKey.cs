namespace Dashboard.Vendors.Configuration;

/// <summary>Describes a configuration key: printed by <c>--help</c> and used to detect misspelt keys.</summary>
/// <param name="Name">The key relative to its section; a part in braces matches any name, as in <c>Vonage:Devices:{mac}</c>.</param>
/// <param name="Meaning">The purpose of the key.</param>
/// <param name="Accepts">The accepted values, as text.</param>
/// <param name="Default">The default, as text; null when the key is required.</param>
public sealed record ConfigurationKey(string Name, string Meaning, string Accepts, string? Default)
{
    /// <summary>Whether pages may show the value. It is opt-in for each key, so that a new key is hidden by default.</summary>
    public bool MayBeShown { get; private init; }

    /// <summary>Whether the key takes several values: an array, or text separated by commas.</summary>
    public bool IsList { get; private init; }

    /// <summary>An earlier spelling of <see cref="Name"/>, which stays valid; null for none.</summary>
    public string? FormerName { get; init; }

    /// <summary>Creates a key with a value that pages may show.</summary>
    /// <inheritdoc cref="ConfigurationKey"/>
    public static ConfigurationKey Shown(string name, string meaning, string accepts, string? defaultValue) =>
        new(name, meaning, accepts, defaultValue) { MayBeShown = true };

    /// <summary>Creates a key with several values that pages may show.</summary>
    /// <inheritdoc cref="ConfigurationKey"/>
    public static ConfigurationKey List(string name, string meaning, string accepts, string? defaultValue) =>
        new(name, meaning, accepts, defaultValue) { MayBeShown = true, IsList = true };

    /// <summary>Creates a key for a credential: pages may show that it is set, but not its value.</summary>
    /// <inheritdoc cref="ConfigurationKey"/>
    public static ConfigurationKey Hidden(string name, string meaning, string accepts, string? defaultValue) =>
        new(name, meaning, accepts, defaultValue);
}
