namespace Dashboard.Simulator.Commands;

/// <summary>Writes down what is commanded, and answers in the vendor's place while commands are ignored.</summary>
internal static class CommandMiddleware
{
    /// <summary>The name of the endpoint that a fault of commands alone is set for.</summary>
    public const string Endpoint = "commands";

    /// <summary>Stands before the faults.</summary>
    public static RequestDelegate Recording(VendorSimulation line, RequestDelegate next) => async http =>
    {
        if (line.Wire.IsCommand(http.Request))
        {
            await line.Commands.AddAsync(http);
        }

        await next(http);
    };

    /// <summary>Stands behind the sign-in: accepts and does nothing, when that is how it is set.</summary>
    public static RouteGroupBuilder MayIgnoreCommands(this RouteGroupBuilder api, VendorSimulation line)
    {
        api.AddEndpointFilter(async (context, next) => line.Commands.Ignores && line.Wire.IsCommand(context.HttpContext.Request)
            ? line.Wire.AcceptWithoutDoing(context.HttpContext.Request)
            : await next(context));
        return api;
    }
}
