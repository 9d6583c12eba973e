using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.VoipNow;

/// <summary>Creates VoipNow's JSON objects.</summary>
internal static class VoipNowPayloads
{
    public static object Presence(PhoneSystem s, Extension e)
    {
        var status = (e.Call, e.IsOnline) switch
        {
            (null, false) => 0,
            (null, true) => 1,
            ({ Phase: CallPhase.Ringing } call, _) => call.Callee.Extension == e ? 2 : 3,
            _ => 3,
        };
        return new Dictionary<string, object>
        {
            ["extension"] = e.Number,

            // A number in the page's example, a string in the field.
            ["status"] = e.Index % 5 == 4 ? $"{status}" : status,
            ["registration"] = e.Devices.Select(d => Registration(s, d)).ToList(),
        };
    }

    public static object Call(SimulatedCall call)
    {
        var shape = new Dictionary<string, object?>
        {
            ["id"] = call.Id.ToString("N"),
            ["nonce"] = call.Nonce ?? "",
            ["extension"] = call.Extensions.FirstOrDefault()?.Number ?? call.Callee.Number,
            ["ownerId"] = "1",
            ["published"] = Json.Date(call.StartedAt),
            ["phoneCallView"] = Views(call).ToList(),
        };
        if (call.AnsweredAt is { } answered)
        {
            shape["answered"] = Json.Date(answered);
        }

        return shape;
    }

    public static string ViewId(SimulatedCall call, Party party) => (party == call.Caller ? call.CallerLeg : call.CalleeLeg).ToString("N");

    private static IEnumerable<object> Views(SimulatedCall call) =>
        new[] { call.Caller, call.Callee }.Where(p => p.Extension is not null).Select(p => View(call, p));

    private static Dictionary<string, object?> View(SimulatedCall call, Party own)
    {
        var calls = own == call.Caller;
        var view = new Dictionary<string, object?>
        {
            ["id"] = ViewId(call, own),
            ["extension"] = own.Number,
            ["source"] = new[] { call.Caller.Number },
            ["destination"] = new[] { call.Callee.Number },
            ["flow"] = call.IsInternal ? 2 : calls ? 4 : 8,
            ["status"] = call.Phase == CallPhase.Ringing ? (calls ? 4 : 3) : 5,
            [call.StartedAt.Second % 2 == 0 ? "callerId" : "callerID"] = $"{call.Caller.Name} <{call.Caller.Number}>",
        };
        if (call.AnsweredAt is { } answered)
        {
            view["answered"] = Json.Date(answered);
        }

        if (call.Phase == CallPhase.Held)
        {
            view["onHold"] = Json.Date(call.AnsweredAt ?? call.StartedAt);
        }

        if (call.Phase == CallPhase.Parked)
        {
            view["parked"] = Json.Date(call.AnsweredAt ?? call.StartedAt);
        }

        return view;
    }

    private static Dictionary<string, object> Registration(PhoneSystem s, Device d)
    {
        var gone = d.ExpiresAt < s.Now;
        var registration = new Dictionary<string, object>
        {
            ["agent"] = d.UserAgent,
            ["registration"] = d.Registered ? "1" : gone ? "-2" : "-1",
        };
        if (d.Registered || d.ExpiresAt.Second % 3 != 0)
        {
            // With status -1 the date is in the past or missing.
            registration["expire"] = Json.Date(d.ExpiresAt);
        }

        return registration;
    }
}
