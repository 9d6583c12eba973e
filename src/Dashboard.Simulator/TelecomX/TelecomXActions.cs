using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.TelecomX;

/// <summary>Telecom X's actions: GETs with side effects. An error names the parameter at fault.</summary>
internal static class TelecomXActions
{
    public static void MapTelecomXActions(this RouteGroupBuilder pbx, VendorLine line)
    {
        var action = pbx.MapGroup("/app/action");
        action.MapGet("/call", (string? device, string? target) => line.System.Use(s =>
        {
            if (Owner(s, device) is not { } e || string.IsNullOrEmpty(target))
            {
                return At(string.IsNullOrEmpty(target) ? "target" : "device");
            }

            var call = s.Exchange.Begin(new Party(e.Number, e), s.Exchange.PartyOf(target), scripted: true);
            return Done(call);
        }));
        action.MapGet("/hangup", (string? target) => line.System.Use(s =>
        {
            if (Call(s, target) is not { } call)
            {
                return At("target");
            }

            s.Exchange.End(call);
            return Done(call);
        }));
        action.MapGet("/hold", (string? device, string? target) => line.System.Use(s =>
        {
            var (owner, call) = (Owner(s, device), Call(s, target));
            return owner is null ? At("device")
                : call is null ? At("target")
                : s.Exchange.Resume(call) || s.Exchange.Hold(call, new Party(owner.Number, owner)) ? Done(call)
                : At("target", 422);
        }));
        action.MapGet("/pickup", (string? device, string? target) => line.System.Use(s =>
            Owner(s, device) is null ? At("device")
            : Call(s, target) is { } call && s.Exchange.Answer(call) ? Done(call)
            : At("target")));
        action.MapGet("/transfer", (string? source, string? target, string? destination) => line.System.Use(s =>
        {
            var to = target ?? (Call(s, destination)?.Callee.Number);
            var call = Call(s, source);
            return call?.Extensions.FirstOrDefault() is not { } from ? At("source")
                : to is null ? At("target")
                : s.Exchange.Transfer(call, from, s.Exchange.PartyOf(to)) ? Done(call)
                : At("target", 422);
        }));
    }

    private static Extension? Owner(PhoneSystem system, string? device) => system.Devices.FirstOrDefault(d => d.Id == device)?.Extension;

    private static SimulatedCall? Call(PhoneSystem system, string? id) =>
        system.Exchange.Calls.FirstOrDefault(c => c.IsUp && c.Id.ToString("N")[..24] == id);

    private static IResult Done(SimulatedCall call) =>
        Json.Ok(new Dictionary<string, object> { ["success"] = true, ["_id"] = call.Id.ToString("N")[..24] });

    private static IResult At(string parameter, int status = 404) => TelecomXApi.Error(status, parameter);
}
