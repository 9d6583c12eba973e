using System.Text.Json;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.VoipNow;

/// <summary>VoipNow's commands. As documented, PUT and DELETE without an id act on every call of the extension.</summary>
internal static class VoipNowCommands
{
    public static void MapVoipNowCommands(this RouteGroupBuilder api, VendorSimulation simulation)
    {
        var calls = api.MapGroup("/phoneCalls/{user}");
        calls.MapPost("/simple", (JsonElement body) => simulation.System.Use(s => Dial(s, body)));
        calls.MapDelete("/{extension}", (string extension) => simulation.System.Use(s => All(s, extension, c =>
        {
            s.Exchange.End(c);
            return true;
        })));
        calls.MapDelete("/{extension}/{id}", (string extension, string id) => simulation.System.Use(s => One(s, extension, id, c =>
        {
            s.Exchange.HangUp(c);
            return true;
        })));
        calls.MapPut("/{extension}", (string extension, JsonElement body) => simulation.System.Use(s => All(s, extension, c => Act(s, extension, c, body))));
        calls.MapPut("/{extension}/{id}", (string extension, string id, JsonElement body) =>
            simulation.System.Use(s => One(s, extension, id, c => IsViewOf(c, body) && Act(s, extension, c, body))));
    }

    private static IResult Dial(PhoneSystem s, JsonElement body)
    {
        if (s.Find(Text(body, "extension")) is not { CanCall: true } e)
        {
            return VoipNowApi.Error(400, "extension_invalid");
        }

        var view = body.TryGetProperty("phoneCallView", out var views) && views.ValueKind == JsonValueKind.Array && views.GetArrayLength() > 0 ? views[0] : default;
        var to = view.ValueKind == JsonValueKind.Object && view.TryGetProperty("destination", out var many) && many.ValueKind == JsonValueKind.Array && many.GetArrayLength() > 0
            ? many[0].ToString()
            : null;
        if (string.IsNullOrEmpty(to))
        {
            return VoipNowApi.Error(400, "destination_invalid");
        }

        var call = s.Exchange.Begin(new Party(e.Number, e), s.Exchange.PartyOf(to), scripted: true, nonce: Text(body, "nonce"));
        return Json.Ok(VoipNowPayloads.Call(call), 201);
    }

    private static IResult All(PhoneSystem s, string extension, Func<SimulatedCall, bool> act)
    {
        var calls = CallsOf(s, extension);
        return calls.Count == 0 ? VoipNowApi.Error(400, "extension_invalid") : calls.TrueForAll(c => act(c)) ? Results.NoContent() : VoipNowApi.Error(400, "action_invalid");
    }

    private static IResult One(PhoneSystem s, string extension, string id, Func<SimulatedCall, bool> act) =>
        CallsOf(s, extension).Find(c => c.Id.ToString("N") == id) is not { } call ? VoipNowApi.Error(400, "pc_phonecall_invalid")
        : act(call) ? Json.Ok(VoipNowPayloads.Call(call))
        : VoipNowApi.Error(400, "action_invalid");

    private static List<SimulatedCall> CallsOf(PhoneSystem s, string extension) =>
        [.. s.Exchange.Calls.Where(c => c.IsUp && (extension == "@self" || c.Extensions.Any(e => e.Number == extension)
            || c.Holder?.Extension?.Number == extension))];

    private static bool Act(PhoneSystem s, string extension, SimulatedCall call, JsonElement body)
    {
        var own = s.Find(extension) ?? call.Extensions.FirstOrDefault();
        var to = Text(body, "sendCallTo") ?? Text(body, "transferNumber");
        switch (Text(body, "action"))
        {
            case "OnHold":
                return own is not null && s.Exchange.Hold(call, new Party(own.Number, own));
            case "OffHold":
                return s.Exchange.Resume(call);
            case "Park":
                return own is not null && s.Exchange.Park(call, own);
            case "UnPark":
                return s.Find(to ?? extension) is { } taker && s.Exchange.Retrieve(call, taker);
            case "PickUp":
                return s.Find(to ?? extension) is { } by && s.Exchange.PickUp(call, by);
            case "Transfer":
                return own is not null && to is not null && s.Exchange.Transfer(call, own, s.Exchange.PartyOf(to));
            case "TransferToVoicemail":
                return s.Exchange.ToVoicemail(call);
            case "BargeIn" or "Monitor" or "Whisper" when to is not null && own is not null:
                return s.Exchange.Monitor(call, own, to, Text(body, "action")!);
            case "StartRecording" or "StopRecording" when call.Phase == CallPhase.Talking:
                call.Recorded = Text(body, "action") == "StartRecording";
                return true;
            default:
                return false;
        }
    }

    // The view id is required. The documentation of the error code for a wrong one was not available.
    private static bool IsViewOf(SimulatedCall call, JsonElement body) =>
        call.Extensions.Any(e => VoipNowPayloads.ViewId(call, call.Caller.Extension == e ? call.Caller : call.Callee) == Text(body, "phoneCallViewId"));

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
