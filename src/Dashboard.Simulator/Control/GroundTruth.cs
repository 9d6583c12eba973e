using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Control;

/// <summary>The actual state of a phone system, for tests to compare with the dashboard.</summary>
internal static class GroundTruth
{
    public static IResult Create(PhoneSystem system) => Json.Ok(new Dictionary<string, object>
    {
        ["extensions"] = system.Extensions.Select(Extension).ToList(),
        ["calls"] = system.Exchange.Calls.Where(c => c.IsUp).Select(Call).ToList(),
        ["devices"] = system.Devices.Select(Device).ToList(),
        ["arrivals"] = system.Traffic.Arrivals,
    });

    private static Dictionary<string, object?> Extension(Extension e) => new()
    {
        ["number"] = e.Number,
        ["name"] = e.Name,
        ["team"] = e.Team,
        ["state"] = e.Call switch
        {
            null => e.IsOnline ? "Idle" : "Offline",
            { Phase: CallPhase.Ringing } call => call.Caller.Extension == e ? "Dialing" : "Ringing",
            { Phase: CallPhase.Held } => "OnHold",
            _ => "OnCall",
        },
        ["party"] = e.Call?.Other(e).Number,
    };

    private static Dictionary<string, object?> Call(SimulatedCall c) => new()
    {
        ["id"] = c.Id.ToString(),
        ["phase"] = c.Phase.ToString(),
        ["from"] = c.Caller.Number,
        ["to"] = c.Callee.Number,
        ["started"] = Json.Date(c.StartedAt),
        ["supervisor"] = c.Supervisor?.Mode,
        ["recorded"] = c.Recorded,
    };

    private static Dictionary<string, object?> Device(Device d) => new()
    {
        ["id"] = d.Id,
        ["mac"] = d.Mac,
        ["userAgent"] = d.UserAgent,
        ["extension"] = d.Extension?.Number,
        ["registered"] = d.Registered,
        ["expires"] = Json.Date(d.ExpiresAt),
    };
}
