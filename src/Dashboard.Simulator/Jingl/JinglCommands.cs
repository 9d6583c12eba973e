using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Jingl;

/// <summary>PUT /api/handset/{id}: the commands are query parameters.</summary>
internal static class JinglCommands
{
    private static readonly string[] Known =
        ["name", "recording", "notes", "callcreate", "calltransferattended", "calltransferblind", "callmonitor", "callcoach", "callbarge"];

    public static IResult Run(PhoneSystem system, Extension extension, IQueryCollection query)
    {
        if (query.Count == 0 || query.Keys.Any(k => !Known.Contains(k)))
        {
            return BadRequest();
        }

        foreach (var (name, values) in query)
        {
            if (!Do(system, extension, name, values.ToString()))
            {
                return BadRequest();
            }
        }

        return Results.Ok();
    }

    private static IResult BadRequest() => Results.Text("Bad parameter(s)", statusCode: StatusCodes.Status400BadRequest);

    private static bool Do(PhoneSystem system, Extension extension, string name, string value)
    {
        var call = extension.Call is { Phase: CallPhase.Talking or CallPhase.Held } up ? up : null;
        switch (name)
        {
            case "name" when value.Length > 0:
                extension.Name = value;
                return true;
            case "notes":
                extension.Notes = value;
                return true;
            case "recording" when bool.TryParse(value, out var recording):
                extension.Recording = recording;
                return true;
            case "callcreate" when extension.CanCall && value.Length > 0:
                system.Exchange.Begin(new Party(extension.Number, extension), system.Exchange.PartyOf(value), scripted: true);
                return true;
            case "calltransferblind" when call is not null && value.Length > 0:
                return system.Exchange.Transfer(call, extension, system.Exchange.PartyOf(value));

            // One request covers three user actions, and the page does not describe the steps between. Guessed: the handset calls the
            // target, and hanging up completes the transfer.
            case "calltransferattended" when call is not null && value.Length > 0:
                return system.Exchange.BeginConsultation(call, extension, system.Exchange.PartyOf(value));
            case "callmonitor" or "callcoach" or "callbarge" when call is not null && value.Length > 0:
                return system.Exchange.Monitor(call, extension, value, name["call".Length..]);
            default:
                return false;
        }
    }
}
