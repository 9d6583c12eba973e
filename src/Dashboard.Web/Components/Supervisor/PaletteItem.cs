using Dashboard.Presence;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>One meaning of what was typed.</summary>
/// <param name="Words">What would be done.</param>
/// <param name="Row">With which extension; null for a call to a number of no extension.</param>
/// <param name="Action">What; null to open its panel.</param>
/// <param name="Target">Whom it leads to; null where there is none, or it was not said yet.</param>
public sealed record PaletteItem(string Words, ExtensionPresence? Row, DeskAction? Action = null, string? Target = null)
{
    /// <summary>Names it on the page.</summary>
    public string Key => Call?.Key ?? $"{Action?.Key ?? Row?.Key}→{Target}";

    /// <summary>The call from one's own phone that it is; null for all else.</summary>
    public OwnCall? Call { get; init; }

    /// <summary>The account it is about.</summary>
    public string? Account => Call?.Account ?? Row?.Account;
}
