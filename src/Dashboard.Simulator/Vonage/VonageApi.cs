using System.Globalization;
using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.Vonage;

/// <summary>Vonage Business Communications, Telephony API v3. Source of the formats: the examples of its page.</summary>
internal static class VonageApi
{
    private const string Base = "/t/vbc.prod/telephony/v3";

    public static void MapVonage(this WebApplication app, VendorSimulation simulation, SimulatorOptions options)
    {
        var tokens = simulation.Tokens;
        app.MapPost("/token", new VonageTokens(tokens, options).IssueAsync);
        var api = app.MapGroup(Base).AddEndpointFilter(async (context, next) =>
        {
            var request = context.HttpContext.Request;
            var bearer = request.Headers.Authorization.ToString();
            if (!bearer.StartsWith("Bearer ", StringComparison.Ordinal) || !tokens.IsValid(bearer[7..]))
            {
                return Error(401, "Unauthorized");
            }

            var account = request.RouteValues["account"]?.ToString();
            return account is "self" || account == options.VonageAccountId ? await next(context) : Error(404, "Account not found");
        });
        api.MayIgnoreCommands(simulation);
        var calls = api.MapGroup("/cc/accounts/{account}/calls");
        calls.MapGet("", (HttpRequest request) => simulation.System.Use(s => Calls(s, simulation, request, options)));
        calls.MapGet("/{call}", (string call) => simulation.System.Use(s => With(s, call, c => Json.Ok(VonagePayloads.Call(s, c, options.VonageAccountId, simulation.FieldShape)))));
        calls.MapGet("/{call}/legs", (string call) => simulation.System.Use(s => With(s, call, c => Json.Ok(VonagePayloads.Legs(s, c, options.VonageAccountId)))));
        calls.MapGet("/{call}/legs/{leg}", (string call, string leg) => simulation.System.Use(s => With(s, call, c =>
            VonagePayloads.Legs(s, c, options.VonageAccountId).FirstOrDefault(l => (string)l["leg_id"]! == leg) is { } found ? Json.Ok(found) : Error(404, "Leg not found"))));
        calls.MapVonageCommands(simulation, options);
        var devices = api.MapGroup("/registration/accounts/{account}/devices");
        devices.MapGet("", (HttpRequest request) => simulation.System.Use(s => Devices(s, request, options)));
        devices.MapGet("/{mac}", (string mac) => simulation.System.Use(s => s.Devices.FirstOrDefault(d => VonagePayloads.Dashed(d.Mac) == mac) is { } d
            ? Json.Ok(VonagePayloads.Device(d, options.VonageAccountId)) : Error(404, "Device not found")));
    }

    public static IResult Error(int status, string message) => Json.Ok(new Dictionary<string, object> { ["code"] = status, ["message"] = message }, status);

    /// <summary>Runs an action on a call; responds with 404 when the call does not exist.</summary>
    public static IResult With(PhoneSystem system, string call, Func<SimulatedCall, IResult> use) =>
        system.Exchange.Find(call) is { } found ? use(found) : Error(404, "Call not found");

    private static IResult Calls(PhoneSystem system, VendorSimulation simulation, HttpRequest request, SimulatorOptions options)
    {
        var only = request.Query["extension"].FirstOrDefault();
        var all = system.Exchange.Calls.Where(c => only is null || c.Extensions.Any(e => e.Number == only)).OrderBy(c => c.StartedAt)
            .Select(c => VonagePayloads.Call(system, c, options.VonageAccountId, simulation.FieldShape)).ToList<object>();
        return Page("calls", $"/cc/accounts/{request.RouteValues["account"]}/calls", all, request, first: 0);
    }

    private static IResult Devices(PhoneSystem system, HttpRequest request, SimulatorOptions options) => Page(
        "devices",
        $"/registration/accounts/{request.RouteValues["account"]}/devices",
        [.. system.Devices.DistinctBy(d => d.Mac).Select(d => VonagePayloads.Device(d, options.VonageAccountId))],
        request,
        first: 1);

    // Pages of calls count from 0, pages of devices from 1. In the page's example all three URLs are the same.
    private static IResult Page(string name, string path, List<object> all, HttpRequest request, int first)
    {
        var order = request.Query["order"].FirstOrDefault() ?? "asc";
        if (order is not ("asc" or "desc"))
        {
            return Error(400, "order must be one of asc or desc");
        }

        if (order == "desc")
        {
            all.Reverse();
        }

        var size = int.TryParse(request.Query["page_size"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? Math.Min(asked, 1000) : 100;
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? Math.Max(0, at - first) : 0;
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var last = page + 1 >= pages;
        string Uri(int number) => $"{path}?page_size={size}&order={order}" + (number == 0 ? "" : $"&page={number + first}");
        return Json.Ok(new Dictionary<string, object?>
        {
            [name] = all.Skip(page * size).Take(size).ToList(),
            ["current_page"] = page + first,
            ["first_page_uri"] = Uri(0),
            ["next_page"] = last ? page + first : page + first + 1,
            ["next_page_uri"] = last ? Uri(page) : Uri(page + 1),
            ["order"] = order,
            ["page_size"] = size,
            ["pages"] = pages,
            ["previous_page_uri"] = Uri(Math.Max(0, page - 1)),
        });
    }
}
