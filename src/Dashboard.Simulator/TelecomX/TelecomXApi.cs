using Dashboard.Simulator.Commands;

namespace Dashboard.Simulator.TelecomX;

/// <summary>
/// Telecom X's API. Its page documents one SIP phone. The lists follow its other pages, and are guessed where those have no details.
/// </summary>
internal static class TelecomXApi
{
    public static void MapTelecomX(this WebApplication app, VendorSimulation simulation, SimulatorOptions options)
    {
        var tokens = simulation.Tokens;
        app.MapPost("/auth/login", async (HttpRequest request) =>
        {
            var login = await request.ReadFromJsonAsync<Dictionary<string, string>>();
            return login?.GetValueOrDefault("username") == options.TelecomXUsername && login.GetValueOrDefault("password") == options.TelecomXPassword
                ? Json.Ok(new Dictionary<string, object> { ["token"] = tokens.Issue("tx"), ["expiresInMinutes"] = (int)tokens.Lifetime.TotalMinutes, ["accessLevel"] = "ADMIN" })
                : Error(403, "access_denied");
        });
        var pbx = app.MapGroup("/pbx").AddEndpointFilter(async (context, next) =>
        {
            var request = context.HttpContext.Request;
            var bearer = request.Headers.Authorization.ToString();
            var token = request.Query["token"].FirstOrDefault() ?? (bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer[7..] : request.Cookies["token"]);
            return tokens.IsValid(token) ? await next(context) : Error(403, "access_denied");
        });
        pbx.MayIgnoreCommands(simulation);
        pbx.MapGet("/sipphone", (int? offset, int? limit) => simulation.System.Use(s =>
            Page("sipPhones", s.Devices, offset, limit ?? 50, d => TelecomXPayloads.Phone(s, d, inList: true))));
        pbx.MapGet("/sipphone/{id}", (string id) => simulation.System.Use(s =>
            s.Devices.FirstOrDefault(d => d.Id == id) is { } d ? Json.Ok(TelecomXPayloads.Phone(s, d, inList: false)) : Error(404, "id")));
        pbx.MapGet("/extension", (int? offset, int? limit) => simulation.System.Use(s =>
            Page("extensions", s.Extensions, offset, limit ?? 50, TelecomXPayloads.Extension)));
        pbx.MapGet("/app/employees", (int? offset, int? limit) => simulation.System.Use(s =>
            Page("employees", s.Extensions, offset, limit ?? int.MaxValue, TelecomXPayloads.Employee)));
        pbx.MapGet("/calls", (int? offset, int? limit) => simulation.System.Use(s => simulation.ForbidCalls
            ? Error(403, "access_denied")
            : Page("calls", [.. s.Exchange.Calls.Where(c => c.IsUp)], offset, limit ?? int.MaxValue, TelecomXPayloads.Call)));
        pbx.MapTelecomXActions(simulation);
    }

    public static IResult Error(int status, string word) => Json.Ok(new Dictionary<string, string> { ["error"] = word }, status);

    private static IResult Page<T>(string name, IReadOnlyList<T> all, int? offset, int limit, Func<T, object> shape)
    {
        if (limit < 1 || offset < 0)
        {
            return Error(400, "bad_request");
        }

        // [D] "1 to 1000". Lists without documented paging are returned completely.
        var count = limit == int.MaxValue ? limit : Math.Min(limit, 1000);
        return Json.Ok(new Dictionary<string, object>
        {
            ["offset"] = offset ?? 0,
            ["limit"] = limit == int.MaxValue ? all.Count : count,
            ["total"] = all.Count,
            [name] = all.Skip(offset ?? 0).Take(count).Select(shape).ToList(),
        });
    }
}
