namespace Dashboard.Simulator.Commands;

/// <summary>Records commands, and responds in place of the vendor's API while commands are ignored.</summary>
internal static class CommandMiddleware
{
    /// <summary>The endpoint name for faults that affect only commands.</summary>
    public const string Endpoint = "commands";

    /// <summary>Records commands. It must run before the faults.</summary>
    public static RequestDelegate Recording(VendorSimulation simulation, RequestDelegate next) => async http =>
    {
        if (simulation.Wire.IsCommand(http.Request))
        {
            await simulation.Commands.AddAsync(http);
        }

        await next(http);
    };

    /// <summary>Accepts commands without executing them while they are ignored. It must run after authentication.</summary>
    public static RouteGroupBuilder MayIgnoreCommands(this RouteGroupBuilder api, VendorSimulation simulation)
    {
        api.AddEndpointFilter(async (context, next) => simulation.Commands.Ignores && simulation.Wire.IsCommand(context.HttpContext.Request)
            ? simulation.Wire.AcceptWithoutDoing(context.HttpContext.Request)
            : await next(context));
        return api;
    }
}
