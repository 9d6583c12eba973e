namespace Dashboard.Web.Components.Forms;

/// <summary>Why something was not done.</summary>
/// <param name="Field">The field of the form that it is about; empty when it is about none.</param>
/// <param name="Text">For a person.</param>
public sealed record FormError(string Field, string Text)
{
    /// <summary>About no field.</summary>
    public static FormError Create(string text) => new("", text);
}
