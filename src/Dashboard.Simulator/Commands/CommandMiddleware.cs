namespace Dashboard.Simulator.Commands;

/// <summary>Records commands, and responds in place of the vendor's API while commands are ignored.</summary>
internal static class CommandMiddleware
{
    /// <summary>The endpoint name for faults that affect only commands.</summary>
    public const string Endpoint = "commands";

    /// <summary>Records commands. It must run before the faults.</summary>
    public static RequestDelegate Recording(VendorSimulation line, RequestDelegate next) => async http =>
    {
        if (line.Wire.IsCommand(http.Request))
        {
            await line.Commands.AddAsync(http);
        }

        await next(http);
    };

    /// <summary>Accepts commands without executing them while they are ignored. It must run after authentication.</summary>
    public static RouteGroupBuilder MayIgnoreCommands(this RouteGroupBuilder api, VendorSimulation line)
    {
        api.AddEndpointFilter(async (context, next) => line.Commands.Ignores && line.Wire.IsCommand(context.HttpContext.Request)
            ? line.Wire.AcceptWithoutDoing(context.HttpContext.Request)
            : await next(context));
        return api;
    }
}
