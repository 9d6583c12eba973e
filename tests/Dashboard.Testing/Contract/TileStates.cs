using Dashboard.Presence.Model;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Text;

namespace Dashboard.Testing.Contract;

/// <summary>What the state shown by a tile says of the phone.</summary>
internal static class TileStates
{
    /// <summary>The phone's state, whether or not do not disturb is shown in its place; unknown where the tile shows that.</summary>
    public static PresenceState PhoneState(this TileModel tile) => tile.Shown == ShownState.Unknown ? PresenceState.Unknown : tile.State;
}
