using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Faults;

namespace Dashboard.Simulator.Control;

/// <summary>The control API that sets and removes faults at run time.</summary>
internal static class FaultApi
{
    /// <summary>Maps <c>/control/{vendor}/faults</c>, and <c>/control/script</c> for several vendors at once.</summary>
    public static void MapFaults(this WebApplication app, RouteGroupBuilder vendor, IReadOnlyList<VendorServer> servers)
    {
        vendor.MapGet("/faults", (HttpContext http) => Json.Ok(ControlApi.Server(http).Simulation.Faults.All.Select(f => ToJson(f.Fault, f.Met)).ToList()));
        vendor.MapPost("/faults", async (HttpContext http, Fault fault) =>
        {
            var server = ControlApi.Server(http);
            if (Invalid(fault, server.Simulation) is { } wrong)
            {
                return Results.Problem(wrong, statusCode: StatusCodes.Status400BadRequest);
            }

            await AddAsync(server, fault);
            return Results.Ok();
        });
        vendor.MapDelete("/faults", async (HttpContext http) =>
        {
            var server = ControlApi.Server(http);
            server.Simulation.Faults.Clear();
            await server.ApplyFaultsAsync();
            return Results.Ok();
        });
        app.MapPost("/control/script", async (List<FaultStep> steps) =>
        {
            var wrong = steps.Select(s => Find(servers, s) is { } server ? Invalid(s.Fault, server.Simulation) : $"There is no vendor '{s.Vendor}'.").OfType<string>().ToList();
            if (wrong.Count > 0)
            {
                return Results.Problem(string.Join(' ', wrong), statusCode: StatusCodes.Status400BadRequest);
            }

            foreach (var step in steps)
            {
                await AddAsync(Find(servers, step)!, step.Fault);
            }

            return Results.Ok();
        });
    }

    private static VendorServer? Find(IReadOnlyList<VendorServer> servers, FaultStep step) => servers.FirstOrDefault(s => s.Simulation.Name == step.Vendor);

    private static async Task AddAsync(VendorServer server, Fault fault)
    {
        if (fault.Kind == FaultKind.DropTokens)
        {
            server.Simulation.Tokens.RevokeAll();
            return;
        }

        server.Simulation.Faults.Add(fault);
        await server.ApplyFaultsAsync();
    }

    private static string? Invalid(Fault fault, VendorSimulation simulation)
    {
        var endpoints = simulation.Wire.Endpoints.Select(e => e.Endpoint).Append(CommandMiddleware.Endpoint).Distinct().ToList();
        return fault switch
        {
            { Kind: FaultKind.Refuse, Endpoint: not null } => "A vendor refuses connections as a whole: leave endpoint out.",
            { Kind: FaultKind.Refuse, Times: not null } => "Nobody counts refused connections: use for instead of times.",
            { Endpoint: { } e } when !endpoints.Contains(e) => $"{simulation.Name} has no endpoint '{e}'; it has {string.Join(", ", endpoints)}.",
            { Kind: FaultKind.HideRow, Row: null } => "Which row? Name its id in row.",
            _ => null,
        };
    }

    private static Dictionary<string, object?> ToJson(Fault fault, int met) => new()
    {
        ["kind"] = fault.Kind.ToString(),
        ["endpoint"] = fault.Endpoint,
        ["at"] = fault.At?.ToString(),
        ["for"] = fault.For?.ToString(),
        ["times"] = fault.Times,
        ["met"] = met,
    };
}

/// <summary>One step of a fault script.</summary>
/// <param name="Vendor">The vendor's name.</param>
/// <param name="Fault">The fault, with its start time.</param>
internal sealed record FaultStep(string Vendor, Fault Fault);
