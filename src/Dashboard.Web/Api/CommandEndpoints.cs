using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Dashboard.Web.Access;
using Dashboard.Web.Api.Described;
using Dashboard.Web.Commands;
using Dashboard.Web.Wire;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Api;

/// <summary>Commands by HTTP, by the same rules as from a page.</summary>
internal static class CommandEndpoints
{
    private const int UsuallyListed = 50;
    private const int MostListed = 200;

    /// <summary>Maps <c>commands</c> below <c>/api/v1</c>.</summary>
    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        var commands = api.MapGroup("/commands").RequireAuthorization(Policies.Act);
        commands.MapPost("", SubmitAsync).AddEndpointFilter<Guarded>().Accepts<CommandRequest>("application/json").WithMetadata(new RequestSizeLimitAttribute(CommandLimits.Body))
            .Tells<CommandShape>(CommandExamples.Send, "Does something with a phone or a call.", StatusCodes.Status202Accepted, CommandExamples.Words)
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests);
        commands.MapGet("", List).Tells<CommandsShape>("listCommands", "The commands of who asks, of the last hour, the newest first, page by page.", more: CommandExamples.Paging)
            .Refuses(StatusCodes.Status400BadRequest);
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

        var taken = await desk.SubmitAsync(request, http.Sight(), $"{http.Connection.RemoteIpAddress}");
        if (taken.Throttle is { } throttle)
        {
            http.Response.Headers.RetryAfter = $"{throttle.Seconds}";
            return Results.Problem($"{throttle.Words} Its id can be sent again.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        return taken.IsAnother
            ? Results.Problem("That id is of another command: choose a UUID anew for each.", statusCode: StatusCodes.Status409Conflict)
            : Answer(taken.Progress, StatusCodes.Status202Accepted);
    }

    private static IResult List(
        HttpContext http, KeptCommands kept,
        [Description("How many commands at most; 50 where it is left out."), Range(1, MostListed)] int? limit,
        [Description("The next of the page before; left out for the newest commands.")] long? cursor)
    {
        var most = limit ?? UsuallyListed;
        if (most is < 1 or > MostListed || cursor < 0)
        {
            return Results.Problem($"limit is a whole number from 1 to {MostListed}, and cursor is what the page before gave as next.", statusCode: StatusCodes.Status400BadRequest);
        }

        // Reads one more than the page holds, to know whether there is a next page.
        var page = kept.Page(http.Sight(), cursor, most + 1);
        return new JsonStream<CommandsShape>(new CommandsShape(page.Take(most).Select(c => CommandShape.Of(c.Progress)))
        {
            Next = page.Count > most ? page[most - 1].Number : null,
        });
    }

    private static JsonAnswer Answer(CommandProgress progress, int status) => JsonAnswer.Of(CommandShape.Of(progress), status, $"/api/v1/commands/{progress.Request.Id}");
}
