using Dashboard.Web.Access;
using Dashboard.Web.Api.Described;
using Dashboard.Web.Commands;
using Dashboard.Web.Wire;

namespace Dashboard.Web.Api;

/// <summary>Commands by HTTP, by the same rules as from a page.</summary>
internal static class CommandEndpoints
{
    /// <summary>Maps <c>commands</c> below <c>/api/v1</c>.</summary>
    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        var commands = api.MapGroup("/commands").RequireAuthorization(Policies.Act);
        commands.MapPost("", SubmitAsync).AddEndpointFilter<Guarded>().Accepts<CommandRequest>("application/json")
            .Tells<CommandShape>(CommandExamples.Send, "Does something with a phone or a call.", StatusCodes.Status202Accepted, CommandExamples.Words).Refuses(StatusCodes.Status409Conflict);
        commands.MapGet("", (HttpContext http, CommandDesk desk) => JsonAnswer.Of(new CommandsShape([.. desk.Of(http.Sight()).Select(CommandShape.Of)])))
            .Tells<CommandsShape>("listCommands", "The commands of who asks, of the last hour, the newest first.");
        commands.MapGet("/{command:guid}", (Guid command, HttpContext http, CommandDesk desk) => desk.Find(command, http.Sight()) is { } known
            ? Answer(known, StatusCodes.Status200OK)
            : Results.Problem("There is no command of that id by you in the last hour.", statusCode: StatusCodes.Status404NotFound))
            .Tells<CommandShape>("readCommand", "How far a command has come.").Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, CommandDesk desk)
    {
        var (request, wrong) = await JsonBody.ReadAsync<CommandRequest>(http);
        if (request is null)
        {
            return wrong!;
        }

        if (request.Id == Guid.Empty)
        {
            return Results.Problem("The id is missing: choose a UUID anew for each command.", statusCode: StatusCodes.Status400BadRequest);
        }

        var (progress, isAnother) = await desk.SubmitAsync(request, http.Sight(), $"{http.Connection.RemoteIpAddress}");
        return isAnother
            ? Results.Problem("That id is of another command: choose a UUID anew for each.", statusCode: StatusCodes.Status409Conflict)
            : Answer(progress, StatusCodes.Status202Accepted);
    }

    private static JsonAnswer Answer(CommandProgress progress, int status) => JsonAnswer.Of(CommandShape.Of(progress), status, $"/api/v1/commands/{progress.Request.Id}");
}
