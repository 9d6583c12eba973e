using System.Text.Json;
using Dashboard.Web.Access;
using Dashboard.Web.Api.Described;
using Dashboard.Web.Commands;
using Dashboard.Web.Live;

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
        commands.MapGet("", (HttpContext http, CommandDesk desk) => Results.Bytes(
            FrameWriter.Write(json => FrameWriter.Rows(json, "items", desk.Of(http.Sight()), Write)), "application/json"))
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

    private static IResult Answer(CommandProgress progress, int status) => new JsonAnswer(
        FrameWriter.Write(json =>
        {
            json.WriteString("id", progress.Request.Id);
            Rest(json, progress);
        }),
        status,
        $"/api/v1/commands/{progress.Request.Id}");

    private static void Write(Utf8JsonWriter json, CommandProgress progress)
    {
        json.WriteStartObject();
        json.WriteString("id", progress.Request.Id);
        Rest(json, progress);
        json.WriteEndObject();
    }

    private static void Rest(Utf8JsonWriter json, CommandProgress progress)
    {
        json.WriteString("status", $"{progress.Status}");
        json.WriteBoolean("over", progress.IsOver);
        json.WriteString("detail", progress.Detail.Length > 0 ? progress.Detail : null);
        json.WriteString("kind", $"{progress.Request.Kind}");
        json.WriteString("account", progress.Request.Account);
        json.WriteString("extension", progress.Request.Extension);
        json.WriteString("call", progress.Request.Call);
        RowWriter.Time(json, "askedAt", progress.AskedAt);
        RowWriter.Time(json, "changedAt", progress.ChangedAt);
    }

    /// <summary>An answer with the address at which the command is followed.</summary>
    private sealed class JsonAnswer(byte[] body, int status, string location) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            httpContext.Response.Headers.Location = location;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
