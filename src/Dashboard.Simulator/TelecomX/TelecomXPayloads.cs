using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.TelecomX;

/// <summary>Creates Telecom X's JSON objects.</summary>
internal static class TelecomXPayloads
{
    /// <summary>
    /// Creates a SIP phone with the properties of the documented table. Properties without a value are omitted here and null there.
    /// </summary>
    public static Dictionary<string, object?> Phone(PhoneSystem system, Device device, bool inList)
    {
        var phone = new Dictionary<string, object?>
        {
            ["_id"] = device.Id,
            ["pbxCluster"] = 1,
            ["sipPhoneModel"] = inList ? new Dictionary<string, object> { ["_id"] = "1234567890123457890AAAA", ["name"] = device.UserAgent.Split('/', ' ')[0] } : "1234567890123457890AAAA",
            ["extension"] = device.Extension?.Id,
            ["customer"] = "1234567890123456780CCCC",
            ["macAddress"] = device.Mac,
            ["callWaiting"] = true,
            ["notes"] = "",
            ["username"] = $"sip-user-{device.Id}",
            ["password"] = $"sip-secret-of-{device.Id}",
            ["instanceId"] = null,
            ["ringer"] = new Dictionary<string, object> { ["volume"] = 4, ["tone"] = 2 },
            ["network"] = new Dictionary<string, object> { ["dhcp"] = true, ["vlanId"] = 0 },
            ["purchaseInfo"] = new Dictionary<string, object> { ["orderId"] = "7213", ["date"] = "2015-01-01-T00:00:00Z" },
            ["status"] = Status(system, device),
        };
        if (device.HandsetIndex is { } index)
        {
            phone["handsetIndex"] = index;
        }

        return phone;
    }

    public static Dictionary<string, object?> Extension(Extension e) => new()
    {
        ["_id"] = e.Id,
        ["number"] = e.Number,
        ["name"] = e.Name,
        ["employee"] = EmployeeId(e),
        ["primary"] = true,
    };

    public static Dictionary<string, object?> Employee(Extension e) => new()
    {
        ["_id"] = EmployeeId(e),
        ["name"] = e.Name,
        ["type"] = "EMPLOYEE",
        ["department"] = e.Team,
        ["presence"] = e.Index % 17 == 5 && e.Call is null ? "DND" : "AVAILABLE",
        ["extensions"] = new[] { new Dictionary<string, object?> { ["_id"] = e.Id, ["number"] = e.Number, ["state"] = StateName(e) } },
    };

    public static Dictionary<string, object?> Call(SimulatedCall call) => new()
    {
        ["call"] = call.Id.ToString("N")[..24],
        ["handler"] = new Dictionary<string, object?>
        {
            ["channelId"] = call.CallerLeg.ToString("N"),
            ["channelClosed"] = false,
            ["caller"] = Side(call.Caller),
            ["callee"] = Side(call.Callee),
            ["started"] = Json.Date(call.StartedAt),
            ["answered"] = call.AnsweredAt is { } answered ? Json.Date(answered) : null,
            ["state"] = call.Phase is CallPhase.Ringing ? "RINGING" : call.Phase is CallPhase.Held or CallPhase.Parked ? "HOLD" : "TALKING",
            ["held"] = call.Phase is CallPhase.Held or CallPhase.Parked,
        },
    };

    private static Dictionary<string, object?> Status(PhoneSystem system, Device device)
    {
        var status = new Dictionary<string, object?>
        {
            ["configLoaded"] = "2015-01-01T00:00:00Z",
            ["online"] = device.Registered,
            ["expires"] = device.Registered ? (int)(device.ExpiresAt - system.Now).TotalSeconds : -1,
            ["userAgent"] = device.UserAgent,
        };
        if (device.Registered)
        {
            status["localIpAddress"] = device.LocalAddress;
            status["publicIpAddress"] = device.Address;
        }

        return status;
    }

    private static Dictionary<string, object?> Side(Party party)
    {
        var side = new Dictionary<string, object?> { ["number"] = party.Number, ["name"] = party.Name };
        if (party.Extension is { } e)
        {
            side["extensionId"] = e.Id;
            side["extension"] = new Dictionary<string, object?> { ["_id"] = e.Id, ["number"] = e.Number };
        }

        return side;
    }

    private static string EmployeeId(Extension e) => $"E{e.Id[1..]}";

    private static string StateName(Extension e) => (e.Call, e.IsOnline) switch
    {
        (null, false) => "OFFLINE",
        (null, true) => "IDLE",
        ({ Phase: CallPhase.Ringing } call, _) => call.Caller.Extension == e ? "DIALING" : "RINGING",
        ({ Phase: CallPhase.Held }, _) => "HOLD",
        _ => "TALKING",
    };
}
