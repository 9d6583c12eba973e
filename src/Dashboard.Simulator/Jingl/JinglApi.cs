using System.Globalization;
using System.Text;
using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Jingl;

/// <summary>Jingl's API. Source of the formats: its pages for GET /api/handsetstatus and PUT /api/handset/{id}.</summary>
internal static class JinglApi
{
    private const int DefaultPage = 100;
    private const int MaxPageSize = 1000;

    public static void MapJingl(this WebApplication app, VendorSimulation simulation, SimulatorOptions options)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.JinglUsername}:{options.JinglPassword}"));
        var api = app.MapGroup("/api").AddEndpointFilter(async (context, next) =>
        {
            var request = context.HttpContext.Request;
            if (simulation.RequireHttps && !request.IsHttps)
            {
                return Results.Text("SSL must be used", statusCode: StatusCodes.Status406NotAcceptable);
            }

            return request.Headers.Authorization == expected ? await next(context) : Results.StatusCode(StatusCodes.Status401Unauthorized);
        });
        api.MayIgnoreCommands(simulation);
        api.MapGet("/handsetstatus", (string? afterid, int? maxresults) => simulation.System.Use(s => List(s, afterid, maxresults)));
        api.MapGet("/handsetstatus/{number}", (string number) => simulation.System.Use(s =>
            s.Find(number) is { } e ? Json.Ok(Status(s, e)) : NotFound()));
        api.MapGet("/handset/{number}", (string number) => simulation.System.Use(s => s.Find(number) is { } e ? Json.Ok(Handset(e)) : NotFound()));
        api.MapPut("/handset/{number}", (string number, HttpRequest request) => simulation.System.Use(s =>
            s.Find(number) is { } e ? JinglCommands.Run(s, e, request.Query) : NotFound()));
    }

    private static IResult NotFound() => Results.Text("Handset not found", statusCode: StatusCodes.Status404NotFound);

    private static IResult List(PhoneSystem system, string? after, int? limit)
    {
        var from = after is null ? 0 : system.Find(after) is { } e ? e.Index + 1 : system.Extensions.Count;
        var count = Math.Clamp(limit ?? DefaultPage, 1, MaxPageSize);
        return Json.Ok(system.Extensions.Skip(from).Take(count).Select(x => Status(system, x)).ToList());
    }

    private static Dictionary<string, object?> Status(PhoneSystem system, Extension extension)
    {
        var (state, call) = (State(extension), extension.Call);
        var status = new Dictionary<string, object?> { ["extensionnumber"] = extension.Number };
        if (Address(extension) is { } address)
        {
            // The page's table has one name and its example another. Some keys have a trailing space.
            status[(extension.Index % 4) switch { 0 => "registrationaddress", 1 => "registeredaddress", 2 => "registrationaddress ", _ => "registrationipaddress" }] = address;
        }

        status["otherpartyphonenumber"] = call?.Other(extension).Number ?? "";
        if (extension.Index % 3 != 0)
        {
            status["app"] = call?.App ?? (extension.Index % 3 == 1 ? "" : null);
        }

        status["calldurationseconds"] = call?.AnsweredAt is { } answered ? (int)(system.Now - answered).TotalSeconds : 0;
        status["state"] = state;
        status["calldirection"] = call is null ? "Unknown" : call.IsInternal ? "Internal" : call.IsOutbound || call.Caller.Extension == extension ? "Outbound" : "Inbound";
        return status;
    }

    private static string State(Extension extension) => (extension.Call, extension.IsOnline) switch
    {
        (null, false) => "Unavailable",
        (null, true) => "Idle",
        ({ Phase: CallPhase.Ringing } call, _) => call.Caller.Extension == extension ? "Calling" : "Ringing",
        ({ Phase: CallPhase.Held }, _) => "OnHold",
        _ => "OnCall",
    };

    private static string? Address(Extension extension) => extension.Devices.Find(d => d.Registered) is not { } device ? null : (extension.Index % 9) switch
    {
        3 => device.Address,
        6 => $"[2001:db8::{extension.Index:x}]:5060",
        _ => string.Create(CultureInfo.InvariantCulture, $"{device.Address}:{1024 + (extension.Index * 7)}"),
    };

    private static Dictionary<string, object?> Handset(Extension e) => new()
    {
        ["extensionnumber"] = e.Number,
        ["name"] = e.Name,
        ["password"] = $"sip-secret-of-{e.Id}",
        ["location"] = "Sydney",
        ["outgoingcli"] = "0290001234",
        ["recording"] = e.Recording ? "true" : "false",
        ["notes"] = e.Notes,
        ["status"] = State(e),
        ["registrationipaddress"] = Address(e),
    };
}
