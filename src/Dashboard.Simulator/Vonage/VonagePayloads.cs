using System.Globalization;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Vonage;

/// <summary>Creates Vonage's JSON objects: calls as documented and as seen in the field, and devices.</summary>
internal static class VonagePayloads
{
    public static Dictionary<string, object?> Call(PhoneSystem system, SimulatedCall call, string account, bool fieldShape)
    {
        if (fieldShape)
        {
            return FieldCall(call, account);
        }

        var shape = Common(call, account);
        shape["legs"] = Legs(system, call, account);
        return shape;
    }

    /// <summary>Creates the legs as documented: times in whole seconds, and phone numbers as JSON numbers where possible.</summary>
    public static List<Dictionary<string, object?>> Legs(PhoneSystem system, SimulatedCall call, string account) =>
        [Leg(call, account, call.CallerLeg, call.Caller), Leg(call, account, call.CalleeLeg, call.Callee)];

    public static Dictionary<string, object?> Device(Device d, string account) => new()
    {
        ["account_id"] = Number(account),
        ["device_ip"] = d.Address,
        ["last_request"] = d.LastSuccess.ToUnixTimeSeconds(),
        ["last_success"] = d.LastSuccess.ToUnixTimeSeconds(),
        ["mac_address"] = Dashed(d.Mac),
        ["registration"] = new Dictionary<string, object> { ["last_success"] = d.LastSuccess.ToUnixTimeSeconds() },
        ["provisioned"] = new Dictionary<string, object> { ["last_success"] = d.LastSuccess.ToUnixTimeSeconds(), ["last_request"] = d.LastSuccess.ToUnixTimeSeconds() },
    };

    public static string Dashed(string mac) => string.Join('-', Enumerable.Range(0, 6).Select(i => mac.Substring(i * 2, 2)));

    private static Dictionary<string, object?> Common(SimulatedCall call, string account)
    {
        var shape = new Dictionary<string, object?>
        {
            ["account_id"] = Number(account),
            ["call_id"] = call.Id.ToString(),
            ["direction"] = Direction(call),
            ["from"] = Number(call.Caller.Number),
            ["start_time"] = call.StartedAt.ToUnixTimeSeconds(),
            ["status"] = Status(call),
            ["to"] = Number(call.Callee.Number),
        };
        if (call.StartedAt.Second % 4 == 0)
        {
            // Active calls have been seen with an end time.
            shape["end_time"] = call.StartedAt.ToUnixTimeSeconds();
        }

        return shape;
    }

    private static Dictionary<string, object?> Leg(SimulatedCall call, string account, Guid id, Party party)
    {
        var leg = Common(call, account);
        leg["leg_id"] = id.ToString();
        leg["direction"] = party == call.Caller ? (party.Extension is null ? "inbound" : "outbound") : (party.Extension is null ? "outbound" : "inbound");
        if (call.Phase is CallPhase.Held or CallPhase.Parked && call.Holder?.Number != party.Number)
        {
            // [D] The state that PUT …/legs/{leg} sets. Whether lists contain it is not documented.
            leg["state"] = call.Phase == CallPhase.Parked ? "parked" : "held";
        }

        return leg;
    }

    private static Dictionary<string, object?> FieldCall(SimulatedCall call, string account)
    {
        Dictionary<string, object?> Side(Guid id, Party party) => new()
        {
            ["account_id"] = account,
            ["leg_id"] = id.ToString(),
            ["call_id"] = call.Id.ToString(),
            ["extension"] = party.Number,
            ["device_id"] = party.Extension is { } own ? own.Devices.Select(d => Dashed(d.Mac)).FirstOrDefault() : "pstn",
            ["direction"] = party == call.Caller && party.Extension is not null ? "outbound" : "inbound",
            ["from_number"] = call.Caller.Number,
            ["to_number"] = call.Callee.Number,
            ["start_time"] = Micros(call.StartedAt),
            ["answer_time"] = Micros(call.AnsweredAt),
            ["end_time"] = "0",

            // Parking ends the leg of the extension that parked the call. This form has no status for the parked leg.
            ["status"] = call.Phase == CallPhase.Parked && call.Holder?.Number == party.Number ? "ended" : FieldStatus(call),
        };
        return new Dictionary<string, object?>
        {
            ["account_id"] = account,
            ["call_id"] = call.Id.ToString(),
            ["direction"] = Direction(call),
            ["from_number"] = call.Caller.Number,
            ["from_name"] = call.Caller.Name,
            ["to_number"] = call.Callee.Number,
            ["to_name"] = call.Callee.Name,
            ["start_time"] = Micros(call.StartedAt),
            ["end_time"] = "0",
            ["status"] = FieldStatus(call),
            ["leg_map"] = new Dictionary<string, object?>
            {
                [call.CallerLeg.ToString()] = Side(call.CallerLeg, call.Caller),
                [call.CalleeLeg.ToString()] = Side(call.CalleeLeg, call.Callee),
            },
        };
    }

    private static string Direction(SimulatedCall call) => call.IsOutbound || call.IsInternal ? "outbound" : "inbound";

    private static string Status(SimulatedCall call) => call.Phase switch
    {
        CallPhase.Ringing => "ringing",
        CallPhase.Busy => "busy",
        CallPhase.Unanswered => "unanswered",
        CallPhase.Ended => "failed",
        _ => "on-call",
    };

    private static string FieldStatus(SimulatedCall call) => call.Phase switch
    {
        CallPhase.Ringing when call.Caller.Extension is not null => "initializing",
        CallPhase.Busy or CallPhase.Unanswered => "disconnected",
        CallPhase.Ended => "ended",
        _ => Status(call),
    };

    // Vonage sends numbers both as JSON numbers and as strings.
    private static object Number(string text) =>
        text.Length < 16 && !text.StartsWith('0') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text;

    private static string Micros(DateTimeOffset? time) =>
        time is { } t ? ((t - DateTimeOffset.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture) : "0";
}
