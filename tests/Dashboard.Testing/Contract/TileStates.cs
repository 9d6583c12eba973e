using Dashboard.Presence.Model;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Text;

namespace Dashboard.Testing.Contract;

/// <summary>Derives the phone's state from a tile.</summary>
internal static class TileStates
{
    /// <summary>Returns the phone's state even if the tile shows do-not-disturb instead; Unknown where the tile shows Unknown.</summary>
    public static PresenceState PhoneState(this TileModel tile) => tile.Shown == ShownState.Unknown ? PresenceState.Unknown : tile.State;
}
