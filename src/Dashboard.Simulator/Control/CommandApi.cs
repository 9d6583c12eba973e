namespace Dashboard.Simulator.Control;

/// <summary>The control API for received commands, and for the switch that makes the vendor ignore them.</summary>
internal static class CommandApi
{
    /// <summary>Maps <c>/control/{vendor}/commands</c>.</summary>
    public static void MapCommandControl(this RouteGroupBuilder vendor)
    {
        vendor.MapGet("/commands", (HttpContext http) => Line(http).Commands.Received);
        vendor.MapPost("/commands", (HttpContext http, CommandScript s) =>
        {
            if (s.Mode is not ("ignore" or "obey"))
            {
                return Results.Problem("mode is ignore or obey.", statusCode: StatusCodes.Status400BadRequest);
            }

            Line(http).Commands.Ignores = s.Mode == "ignore";
            return Results.Ok();
        });
        vendor.MapDelete("/commands", (HttpContext http) => Line(http).Commands.Clear());
    }

    private static VendorSimulation Line(HttpContext http) => ControlApi.Server(http).Simulation;
}

/// <summary>The request body that sets how commands are handled: <c>ignore</c> or <c>obey</c>.</summary>
internal sealed record CommandScript(string? Mode);
