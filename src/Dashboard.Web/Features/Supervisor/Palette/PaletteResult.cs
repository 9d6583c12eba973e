using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>One interpretation of the palette text.</summary>
/// <param name="Title">The description of the action.</param>
/// <param name="Row">The extension to act on; null for a call to an external number.</param>
/// <param name="Action">The action; null to open the extension's panel.</param>
/// <param name="Target">The target's number; null when there is none or it is still to be entered.</param>
public sealed record PaletteResult(string Title, ExtensionPresence? Row, CallAction? Action = null, string? Target = null)
{
    /// <summary>The key of the result on the page.</summary>
    public string Key => Call?.Key ?? $"{Action?.Key ?? Row?.Key}→{Target}";

    /// <summary>The call from the user's own phone; null for other results.</summary>
    public UserCall? Call { get; init; }

    /// <summary>The account's id.</summary>
    public string? Account => Call?.Account ?? Row?.Account;
}
