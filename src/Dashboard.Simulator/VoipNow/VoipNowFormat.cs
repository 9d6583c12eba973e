using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator.VoipNow;

/// <summary>The structure of VoipNow's responses.</summary>
internal static class VoipNowFormat
{
    public static readonly WireFormat Names = new()
    {
        Endpoints = [("/oauth/", "token"), ("/phoneCalls/", "calls"), ("/presence", "presence")],
        Rows = ["entry"],
        Ids = ["extension", "id"],
        Totals = ["totalResults"],
        Words = ["status", "registration", "flow"],
        PagesByOffset = true,
        Page = "startIndex",
        IsCommand = r => !HttpMethods.IsGet(r.Method) && r.Path.Value!.Contains("/phoneCalls/", StringComparison.Ordinal),
        AcceptWithoutDoing = r => Json.Ok(new[] { new Dictionary<string, object> { ["id"] = $"{r.RouteValues["id"] ?? "7d280cc4feae3255a497"}" } }),
    };
}
