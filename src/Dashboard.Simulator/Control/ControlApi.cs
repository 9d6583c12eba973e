using System.Globalization;
using System.Text;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Control;

/// <summary>The control API of the simulator under <c>/control/{vendor}</c>, for tests and demonstrations.</summary>
internal static class ControlApi
{
    public static void MapControl(this WebApplication app, IReadOnlyList<VendorServer> servers)
    {
        var control = app.MapGroup("/control/{vendor}").AddEndpointFilter(async (context, next) =>
        {
            var vendor = context.HttpContext.Request.RouteValues["vendor"]?.ToString();
            if (servers.FirstOrDefault(s => s.Simulation.Name == vendor) is not { } server)
            {
                return Results.Problem($"There is no vendor '{vendor}'; there is {string.Join(", ", servers.Select(s => s.Simulation.Name))}.", statusCode: 404);
            }

            context.HttpContext.Items[nameof(VendorServer)] = server;
            return await next(context);
        });
        control.MapGet("/truth", (HttpContext http) => GetSimulation(http).System.Use(GroundTruth.Create));
        control.MapGet("/tokens", (HttpContext http) => GetSimulation(http).Tokens.All.ToList());
        control.MapGet("/directory.csv", (HttpContext http) => GetSimulation(http).System.Use(Directory));
        control.MapPost("/ring", (HttpContext http, Script s) => Do(http, s, (x, e) => s.Waiting == true
            ? Started(x.Exchange.Begin(x.Exchange.PartyOf(s.From ?? "0412341234"), new Party(e.Number, e), scripted: true, callWaiting: true))
            : Begin(x, x.Exchange.PartyOf(s.From ?? "0412341234"), new Party(e.Number, e))));
        control.MapPost("/dial", (HttpContext http, Script s) => Do(http, s, (x, e) => Begin(x, new Party(e.Number, e), x.Exchange.PartyOf(s.To ?? "0412341234"))));
        control.MapPost("/answer", (HttpContext http, Script s) => OnCall(http, s, (x, c, _) => x.Exchange.Answer(c)));
        control.MapPost("/hold", (HttpContext http, Script s) => OnCall(http, s, (x, c, e) => x.Exchange.Hold(c, new Party(e.Number, e))));
        control.MapPost("/resume", (HttpContext http, Script s) => OnCall(http, s, (x, c, _) => x.Exchange.Resume(c)));
        control.MapPost("/park", (HttpContext http, Script s) => OnCall(http, s, (x, c, e) => x.Exchange.Park(c, e)));
        control.MapPost("/transfer", (HttpContext http, Script s) => OnCall(http, s, (x, c, e) => s.To is not null && x.Exchange.Transfer(c, e, x.Exchange.PartyOf(s.To))));
        control.MapPost("/consult", (HttpContext http, Script s) => OnCall(http, s, (x, c, e) => s.To is not null && x.Exchange.BeginConsultation(c, e, x.Exchange.PartyOf(s.To))));
        control.MapPost("/hangup", (HttpContext http, Script s) => OnCall(http, s, (x, c, _) =>
        {
            x.Exchange.HangUp(c);
            return true;
        }));
        control.MapPost("/unregister", (HttpContext http, Script s) => EachDevice(http, s, (x, d) => x.Registrar.Unregister(d)));
        control.MapPost("/register", (HttpContext http, Script s) => EachDevice(http, s, (x, d) => x.Registrar.Restore(d)));
        control.MapPost("/rename", (HttpContext http, Script s) => Do(http, s, (_, e) =>
        {
            e.Name = s.Name ?? e.Name;
            return Results.Ok();
        }));
        control.MapPost("/traffic", (HttpContext http, Script s) => GetSimulation(http).System.Use(x => Traffic(x, s)));
        control.MapPost("/line", (HttpContext http, SimulationScript s) => s.Apply(GetSimulation(http)));
        control.MapCommandControl();
        app.MapFaults(control, servers);
    }

    /// <summary>Returns the vendor that a request addresses.</summary>
    public static VendorServer Server(HttpContext http) => (VendorServer)http.Items[nameof(VendorServer)]!;

    private static VendorSimulation GetSimulation(HttpContext http) => Server(http).Simulation;

    private static IResult Do(HttpContext http, Script script, Func<PhoneSystem, Extension, IResult> act) => GetSimulation(http).System.Use(x =>
        x.Find(script.Extension) is { } e ? act(x, e) : Results.Problem($"There is no extension '{script.Extension}'.", statusCode: 404));

    private static IResult OnCall(HttpContext http, Script script, Func<PhoneSystem, SimulatedCall, Extension, bool> act) => Do(http, script, (x, e) =>
        e.Call is not { } call ? Results.Problem($"{e.Number} is in no call.", statusCode: 409)
        : act(x, call, e) ? Results.Ok()
        : Results.Problem($"The call of {e.Number} is {call.Phase}.", statusCode: 409));

    private static IResult Begin(PhoneSystem x, Party from, Party to)
    {
        foreach (var call in new[] { from, to }.Select(p => p.Extension?.Call).OfType<SimulatedCall>())
        {
            // A scripted call replaces a call left by the generated traffic.
            x.Exchange.End(call);
        }

        return Started(x.Exchange.Begin(from, to, scripted: true));
    }

    private static IResult Started(SimulatedCall call) => Json.Ok(new Dictionary<string, string> { ["call"] = call.Id.ToString() });

    // Without an extension, the action applies to all devices, for example to simulate a power failure.
    private static IResult EachDevice(HttpContext http, Script script, Action<PhoneSystem, Device> act)
    {
        IResult Act(PhoneSystem x, IEnumerable<Device> devices)
        {
            foreach (var device in devices)
            {
                act(x, device);
            }

            return Results.Ok();
        }

        return script.Extension is null ? GetSimulation(http).System.Use(x => Act(x, x.Devices)) : Do(http, script, (x, e) => Act(x, e.Devices));
    }

    private static IResult Traffic(PhoneSystem x, Script script)
    {
        x.Traffic.IsOn = script.On ?? x.Traffic.IsOn;
        foreach (var call in script.Clear == true ? x.Exchange.Calls.ToList() : [])
        {
            x.Exchange.End(call);
        }

        return Results.Ok();
    }

    private static IResult Directory(PhoneSystem x)
    {
        var csv = new StringBuilder("number,name,team,mac\r\n");
        foreach (var e in x.Extensions)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{e.Number},\"{e.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{e.Team},{string.Join(';', e.Devices.Where(d => d.HandsetIndex is null).Select(d => d.Mac))}\r\n");
        }

        return Results.Text(csv.ToString(), "text/csv", Encoding.UTF8);
    }
}

/// <summary>The request body of the script actions. Each action reads the properties it needs.</summary>
internal sealed record Script(string? Extension, string? From, string? To, string? Name, bool? On, bool? Clear, bool? Waiting);

/// <summary>The request body that changes how a vendor's API responds. A missing property stays unchanged.</summary>
internal sealed record SimulationScript(int? LatencyMilliseconds, bool? RequireHttps, bool? ForbidCalls, bool? FieldShape)
{
    public IResult Apply(VendorSimulation simulation)
    {
        simulation.Latency = LatencyMilliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : simulation.Latency;
        simulation.RequireHttps = RequireHttps ?? simulation.RequireHttps;
        simulation.ForbidCalls = ForbidCalls ?? simulation.ForbidCalls;
        simulation.FieldShape = FieldShape ?? simulation.FieldShape;
        return Results.Ok();
    }
}
