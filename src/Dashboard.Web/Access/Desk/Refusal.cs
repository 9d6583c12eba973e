namespace Dashboard.Web.Access.Desk;

/// <summary>Why something was not done.</summary>
/// <param name="Field">The field of the form that it is about; empty when it is about none.</param>
/// <param name="Text">For a person.</param>
public sealed record Refusal(string Field, string Text)
{
    /// <summary>About no field.</summary>
    public static Refusal Of(string text) => new("", text);
}
