using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator.TelecomX;

/// <summary>The structure of Telecom X's responses.</summary>
internal static class TelecomXFormat
{
    public static readonly WireFormat Names = new()
    {
        Endpoints =
        [
            ("/auth/login", "token"), ("/pbx/app/employees", "employees"), ("/pbx/calls", "calls"),
            ("/pbx/sipphone/", "sipphone"), ("/pbx/sipphone", "sipphones"), ("/pbx/extension", "extensions"),
        ],
        Rows = ["employees", "calls", "sipPhones", "extensions"],
        Ids = ["_id", "call", "number", "extension", "channelId"],
        Totals = ["total"],
        Words = ["state", "presence"],
        PagesByOffset = true,
        Page = "offset",
        IsCommand = r => r.Path.StartsWithSegments("/pbx/app/action"),
        AcceptWithoutDoing = r => Json.Ok(r.Path.Value!.EndsWith("/call", StringComparison.Ordinal)
            ? new Dictionary<string, object> { ["success"] = true, ["_id"] = "pbx4.telecomx.dk:573636496893.3554" }
            : new Dictionary<string, object> { ["success"] = true }),
    };
}
