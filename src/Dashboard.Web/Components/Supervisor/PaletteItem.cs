using Dashboard.Presence;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>One meaning of what was typed.</summary>
/// <param name="Words">What would be done.</param>
/// <param name="Row">With which extension.</param>
/// <param name="Action">What; null to open its panel.</param>
/// <param name="Target">Whom it leads to; null where there is none, or it was not said yet.</param>
public sealed record PaletteItem(string Words, ExtensionPresence Row, DeskAction? Action = null, string? Target = null)
{
    /// <summary>Names it on the page.</summary>
    public string Key => $"{Action?.Key ?? Row.Key}→{Target}";
}
