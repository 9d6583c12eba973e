using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Dashboard.Web.Api.OpenApi;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Http;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Api;

/// <summary>The endpoints that submit and list commands. The supervisor's page uses the same <see cref="CommandService"/> and the same rules.</summary>
internal static class CommandEndpoints
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 200;

    /// <summary>Maps <c>commands</c> below <c>/api/v1</c>.</summary>
    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        var commands = api.MapGroup("/commands").RequireAuthorization(AuthorizationPolicies.ControlCalls);
        commands.MapPost("", SubmitAsync).AddEndpointFilter<RequestForgeryFilter>().Accepts<CommandRequest>("application/json").WithMetadata(new RequestSizeLimitAttribute(CommandLimits.Body))
            .WithResponse<CommandDto>(CommandDocumentation.Send, "Does something with a phone or a call.", StatusCodes.Status202Accepted, CommandDocumentation.Description)
            .ProducesProblems(StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests);
        commands.MapGet("", List).WithResponse<CommandListDto>("listCommands", "The commands of who asks, of the last hour, the newest first, page by page.", more: CommandDocumentation.Paging)
            .ProducesProblems(StatusCodes.Status400BadRequest);
        commands.MapGet("/{command:guid}", (Guid command, HttpContext http, CommandService commandService) => commandService.Find(command, http.GetPrincipal()) is { } known
            ? Answer(known, StatusCodes.Status200OK)
            : Results.Problem("There is no command of that id by you in the last hour.", statusCode: StatusCodes.Status404NotFound))
            .WithResponse<CommandDto>("readCommand", "How far a command has come.").ProducesProblems(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, CommandService commandService)
    {
        var (request, wrong) = await JsonRequestReader.ReadAsync<CommandRequest>(http);
        if (request is null)
        {
            return wrong!;
        }

        if (request.Id == Guid.Empty)
        {
            return Results.Problem("The id is missing: choose a UUID anew for each command.", statusCode: StatusCodes.Status400BadRequest);
        }

        var taken = await commandService.SubmitAsync(request, http.GetPrincipal(), $"{http.Connection.RemoteIpAddress}");
        if (taken.Throttle is { } throttle)
        {
            http.Response.Headers.RetryAfter = $"{throttle.Seconds}";
            return Results.Problem($"{throttle.Message} Its id can be sent again.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        return taken.IsAnother
            ? Results.Problem("That id is of another command: choose a UUID anew for each.", statusCode: StatusCodes.Status409Conflict)
            : Answer(taken.Progress, StatusCodes.Status202Accepted);
    }

    private static IResult List(
        HttpContext http, CommandStore kept,
        [Description("How many commands at most; 50 where it is left out."), Range(1, MaxPageSize)] int? limit,
        [Description("The next of the page before; left out for the newest commands.")] long? cursor)
    {
        var pageSize = limit ?? DefaultPageSize;
        if (pageSize is < 1 or > MaxPageSize || cursor < 0)
        {
            return Results.Problem($"limit is a whole number from 1 to {MaxPageSize}, and cursor is what the page before gave as next.", statusCode: StatusCodes.Status400BadRequest);
        }

        // Reads one more than the page holds, to know whether there is a next page.
        var page = kept.Page(http.GetPrincipal(), cursor, pageSize + 1);
        return new JsonStream<CommandListDto>(new CommandListDto(page.Take(pageSize).Select(c => c.Progress.ToDto()))
        {
            Next = page.Count > pageSize ? page[pageSize - 1].Number : null,
        });
    }

    private static JsonResponse Answer(CommandState progress, int status) => JsonResponse.Create(progress.ToDto(), status, $"/api/v1/commands/{progress.Request.Id}");
}
