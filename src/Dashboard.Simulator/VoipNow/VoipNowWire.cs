using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator.VoipNow;

/// <summary>How VoipNow's answers are built.</summary>
internal static class VoipNowWire
{
    public static readonly WireNames Names = new()
    {
        Endpoints = [("/oauth/", "token"), ("/phoneCalls/", "calls"), ("/presence", "presence")],
        Rows = ["entry"],
        Ids = ["extension", "id"],
        Totals = ["totalResults"],
        Words = ["status", "registration", "flow"],
        PagesByOffset = true,
        Page = "startIndex",
    };
}
