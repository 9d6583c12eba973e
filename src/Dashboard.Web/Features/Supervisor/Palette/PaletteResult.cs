using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>One meaning of what was typed.</summary>
/// <param name="Title">What would be done.</param>
/// <param name="Row">With which extension; null for a call to a number of no extension.</param>
/// <param name="Action">What; null to open its panel.</param>
/// <param name="Target">Whom it leads to; null where there is none, or it was not said yet.</param>
public sealed record PaletteResult(string Title, ExtensionPresence? Row, CallAction? Action = null, string? Target = null)
{
    /// <summary>Names it on the page.</summary>
    public string Key => Call?.Key ?? $"{Action?.Key ?? Row?.Key}→{Target}";

    /// <summary>The call from one's own phone that it is; null for all else.</summary>
    public UserCall? Call { get; init; }

    /// <summary>The account it is about.</summary>
    public string? Account => Call?.Account ?? Row?.Account;
}
