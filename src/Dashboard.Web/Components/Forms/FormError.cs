namespace Dashboard.Web.Components.Forms;

/// <summary>A validation error of a submitted form.</summary>
/// <param name="Field">The name of the field; empty when the error concerns no single field.</param>
/// <param name="Text">The message for the user.</param>
public sealed record FormError(string Field, string Text)
{
    /// <summary>Creates an error that concerns no single field.</summary>
    public static FormError Create(string text) => new("", text);
}
