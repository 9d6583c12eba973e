using System.Text.Json;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Vonage;

/// <summary>Vonage's commands on calls and legs.</summary>
internal static class VonageCommands
{
    public static void MapVonageCommands(this RouteGroupBuilder calls, VendorSimulation simulation, SimulatorOptions options)
    {
        calls.MapPost("", (JsonElement body) => simulation.System.Use(s =>
        {
            if (Destination(body, "from") is not { } from || Destination(body, "to") is not { } to || s.Find(from) is not { CanCall: true } e)
            {
                return VonageApi.Error(400, "from and to must name a destination");
            }

            s.Exchange.Begin(new Party(e.Number, e), s.Exchange.PartyOf(to), scripted: true);
            // Seen in the field: the response is 202 without an id. The client must find the call in the list.
            return Results.Text("Accepted", statusCode: StatusCodes.Status202Accepted);
        }));
        calls.MapPut("/{call}", (string call, JsonElement body) => simulation.System.Use(s => VonageApi.With(s, call, c => Change(s, c, body, options))));
        calls.MapDelete("/{call}", (string call) => simulation.System.Use(s => VonageApi.With(s, call, c =>
        {
            s.Exchange.HangUp(c);
            return Json.Ok(Answer(c, options, "ended"));
        })));
        calls.MapPut("/{call}/legs/{leg}", (string call, string leg, JsonElement body) =>
            simulation.System.Use(s => VonageApi.With(s, call, c => ChangeLeg(s, c, leg, body, options))));
        calls.MapDelete("/{call}/legs/{leg}", (string call, string leg) => simulation.System.Use(s => VonageApi.With(s, call, c =>
        {
            if (PartyOf(c, leg) is null)
            {
                return VonageApi.Error(404, "Leg not found");
            }

            s.Exchange.HangUp(c);
            return Results.NoContent();
        })));
    }

    private static IResult Change(PhoneSystem s, SimulatedCall call, JsonElement body, SimulatorOptions options)
    {
        var state = body.TryGetProperty("state", out var given) ? given.GetString() : null;
        var (from, to) = (Destination(body, "from"), Destination(body, "to"));
        var done = (state, from, to) switch
        {
            ("parked", { } by, _) => s.Find(by) is { } parker && s.Exchange.Park(call, parker),

            // A ringing call is answered where it rings; a parked one is retrieved at an extension (guessed: undocumented).
            ("active", null, { } at) => End(s, at) is { } taker && (call.Phase == CallPhase.Parked
                ? s.Exchange.Retrieve(call, taker)
                : call.Callee.Extension == taker && s.Exchange.Answer(call)),
            (_, { } source, { } target) => s.Find(source) is { } giver && s.Exchange.Transfer(call, giver, s.Exchange.PartyOf(target)),
            _ => false,
        };
        return done ? Json.Ok(Answer(call, options, state ?? "active")) : VonageApi.Error(409, "The call is not in a state for this");
    }

    private static IResult ChangeLeg(PhoneSystem s, SimulatedCall call, string leg, JsonElement body, SimulatorOptions options)
    {
        if (PartyOf(call, leg) is not { } party)
        {
            return VonageApi.Error(404, "Leg not found");
        }

        var state = body.TryGetProperty("state", out var given) ? given.GetString() : null;
        var done = (state, Destination(body, "to")) switch
        {
            ("held", _) => s.Exchange.Hold(call, call.Caller == party ? call.Callee : call.Caller),
            ("active", null) => s.Exchange.Resume(call),

            // Any leg of a call is accepted, because no page states which leg is the transferred one.
            ("active", { } to) when IsLeg(body) => s.Exchange.Calls.FirstOrDefault(c => c.IsUp && PartyOf(c, to) is not null) is { } asked
                && call.Extensions.Any(e => s.Exchange.Join(call, asked, e)),
            ("active", { } to) => call.Extensions.FirstOrDefault() is { } giver && s.Exchange.Transfer(call, giver, s.Exchange.PartyOf(to)),
            _ => false,
        };
        var answer = Answer(call, options, state ?? "");
        answer["leg_id"] = leg;
        return done ? Json.Ok(answer) : VonageApi.Error(409, "The leg is not in a state for this");
    }

    private static Dictionary<string, object> Answer(SimulatedCall call, SimulatorOptions options, string state) => new()
    {
        ["account_id"] = options.VonageAccountId,
        ["call_id"] = call.Id.ToString(),
        ["call_state"] = state,
        ["destination"] = call.Callee.Number,
    };

    private static Party? PartyOf(SimulatedCall call, string leg) =>
        call.CallerLeg.ToString() == leg ? call.Caller : call.CalleeLeg.ToString() == leg ? call.Callee : null;

    // A device is identified by its MAC address.
    private static Extension? End(PhoneSystem s, string destination) =>
        s.Find(destination) ?? s.Devices.FirstOrDefault(d => VonagePayloads.Dashed(d.Mac) == destination)?.Extension;

    private static bool IsLeg(JsonElement body) => body.GetProperty("to").TryGetProperty("type", out var type) && type.ToString() == "leg";

    private static string? Destination(JsonElement body, string side) =>
        body.TryGetProperty(side, out var party) && party.ValueKind == JsonValueKind.Object && party.TryGetProperty("destination", out var number)
            ? number.ToString()
            : null;
}
