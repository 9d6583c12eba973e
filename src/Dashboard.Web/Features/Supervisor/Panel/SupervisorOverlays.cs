using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Parking;
using Dashboard.Web.Features.Supervisor.Phones;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>The menus, dialogs and forms that are open above the page's grids.</summary>
internal sealed class SupervisorOverlays
{
    /// <summary>The open context menu; null for none.</summary>
    public ContextMenuPosition? Menu { get; set; }

    /// <summary>Whether the command palette is open.</summary>
    public bool IsPaletteOpen { get; set; }

    /// <summary>The parked call for which the retrieve form is open; null for none.</summary>
    public ParkedCall? ParkedCall { get; set; }

    /// <summary>The confirmation that the user must give; null for none.</summary>
    public CommandConfirmation? Confirmation { get; set; }

    /// <summary>The call for which the user must choose a phone; null for none.</summary>
    public UserCall? PhoneChoice { get; set; }

    /// <summary>The action whose form the panel opens; null for none.</summary>
    public PendingAction? PendingForm { get; set; }

    /// <summary>Opens the command palette instead of all others.</summary>
    public void OpenPalette()
    {
        Close();
        (IsPaletteOpen, PendingForm) = (true, null);
    }

    /// <summary>Opens the context menu of an extension.</summary>
    /// <param name="row">The extension; null closes the menu.</param>
    /// <param name="call">The call that the menu is limited to; null for all calls of the extension.</param>
    /// <param name="position">The position of the pointer.</param>
    public void OpenMenu(ExtensionPresence? row, Call? call, MouseEventArgs position) =>
        Menu = row is null ? null : new ContextMenuPosition(row, call, position.ClientX, position.ClientY);

    /// <summary>Closes all menus and dialogs. The form in the panel stays open.</summary>
    public void Close() => (Menu, IsPaletteOpen, ParkedCall, Confirmation, PhoneChoice) = (null, false, null, null, null);
}
