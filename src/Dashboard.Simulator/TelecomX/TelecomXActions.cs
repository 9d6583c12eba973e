using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.TelecomX;

/// <summary>Telecom X's actions: GET requests with side effects. An error response names the invalid parameter.</summary>
internal static class TelecomXActions
{
    private static readonly string[] Makes = ["Mitel", "Yealink"];

    public static void MapTelecomXActions(this RouteGroupBuilder pbx, VendorSimulation simulation)
    {
        var action = pbx.MapGroup("/app/action");
        action.MapGet("/call", (string? device, string? target) => simulation.System.Use(s =>
            Owner(s, device) is not { CanCall: true } e ? At("device")
            : string.IsNullOrEmpty(target) ? At("target")
            : Dialled(s.Exchange.Begin(new Party(e.Number, e), s.Exchange.PartyOf(target), scripted: true))));
        action.MapGet("/hangup", (string? target) => simulation.System.Use(s =>
        {
            if (Call(s, target) is not { } call)
            {
                return At("target");
            }

            s.Exchange.HangUp(call);
            return Done();
        }));
        action.MapGet("/hold", (string? device, string? target) => simulation.System.Use(s => OnPhone(s, device, target, (owner, call) =>
            s.Exchange.Resume(call) || s.Exchange.Hold(call, new Party(owner.Number, owner)))));
        action.MapGet("/unhold", (string? device, string? target) => simulation.System.Use(s => OnPhone(s, device, target, (_, call) => s.Exchange.Resume(call))));
        action.MapGet("/pickup", (string? device, string? target) => simulation.System.Use(s =>
            Owner(s, device) is not { } by ? At("device")
            : Call(s, target) is { } call && s.Exchange.PickUp(call, by) ? Done()
            : At("target")));
        action.MapGet("/transfer", (string? source, string? target, string? destination) => simulation.System.Use(s =>
        {
            if (Call(s, source) is not { } call || Giver(call) is not { } from)
            {
                return At("source");
            }

            return destination is null
                ? target is { Length: > 0 } && s.Exchange.Transfer(call, from, s.Exchange.PartyOf(target)) ? Done() : At("target")
                : Call(s, destination) is { } asked && call.Extensions.Any(e => s.Exchange.Join(call, asked, e)) ? Done() : At("destination");
        }));
    }

    private static IResult OnPhone(PhoneSystem s, string? device, string? target, Func<Extension, SimulatedCall, bool> act)
    {
        // [D] "This is only supported on Mitel and Yealink SIP phones."
        var phone = s.Devices.FirstOrDefault(d => d.Id == device);
        return phone?.Extension is not { } owner || !Makes.Any(m => phone.UserAgent.StartsWith(m, StringComparison.Ordinal)) ? At("device")
            : Call(s, target) is { } call && call.Extensions.Contains(owner) && act(owner, call) ? Done()
            : At("target", 404);
    }

    // The extension that holds the call transfers it; without a hold it is the called extension.
    private static Extension? Giver(SimulatedCall call) => call.Holder?.Extension ?? call.Callee.Extension ?? call.Caller.Extension;

    private static Extension? Owner(PhoneSystem system, string? device) => system.Devices.FirstOrDefault(d => d.Id == device)?.Extension;

    private static SimulatedCall? Call(PhoneSystem system, string? id) =>
        system.Exchange.Calls.FirstOrDefault(c => c.IsUp && c.Id.ToString("N")[..24] == id);

    private static IResult Done() => Json.Ok(new Dictionary<string, object> { ["success"] = true });

    private static IResult Dialled(SimulatedCall call) =>
        Json.Ok(new Dictionary<string, object> { ["success"] = true, ["_id"] = call.Id.ToString("N")[..24] });

    private static IResult At(string parameter, int status = 422) => TelecomXApi.Error(status, parameter);
}
