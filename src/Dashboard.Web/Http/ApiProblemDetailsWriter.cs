using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Http;

/// <summary>
/// Writes every error response to API clients as <c>application/problem+json</c> with advice in its detail, regardless of the request's Accept header. Errors
/// with a detail of their own are written here too.
/// </summary>
internal sealed class ApiProblemDetailsWriter : IProblemDetailsWriter
{
    /// <summary>The media type of problem details.</summary>
    public const string ContentType = "application/problem+json";

    // In seconds: the interval between attempts to reach an unavailable database.
    private const string RetryAfter = "10";

    /// <summary>Returns whether a path serves API clients or connections, which never get an HTML page.</summary>
    public static bool Covers(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/metrics")
        || path.StartsWithSegments("/hubs") || path.StartsWithSegments("/_blazor");

    /// <inheritdoc/>
    public bool CanWrite(ProblemDetailsContext context) => Covers(context.HttpContext.Request.Path);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var status = problem.Status ?? http.Response.StatusCode;
        // The type is always about:blank. The detail describes the specific error.
        (problem.Status, problem.Type, problem.Title) = (status, "about:blank", ReasonPhrases.GetReasonPhrase(status));
        problem.Detail ??= Advice(status, http);
        problem.Instance = http.Request.PathBase.Add(http.Request.Path);
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = RetryAfter;
        }

        await http.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, ContentType, http.RequestAborted);
    }

    private static string Advice(int status, HttpContext http) => status switch
    {
        StatusCodes.Status400BadRequest => $"The request cannot be read. {LocalUrl.Create(http.Request, "/openapi/v1.json")} says what is expected.",
        StatusCodes.Status401Unauthorized => "Nobody is signed in. A program shows a token that an administrator made: Authorization: Bearer.",
        StatusCodes.Status403Forbidden => "Who asks may not do that. An administrator can give the right to it.",
        StatusCodes.Status404NotFound => $"There is nothing at this address. {LocalUrl.Create(http.Request, "/openapi/v1.json")} lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Method} cannot be used here. What can is in the header Allow: {http.Response.Headers.Allow}.",
        StatusCodes.Status408RequestTimeout => "The request came too slowly. Send it again.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large. A command has at most 16 KiB, and nothing else that this API takes more than 64 KiB.",
        StatusCodes.Status415UnsupportedMediaType => "The body is not said to be JSON. Send it with Content-Type: application/json.",
        StatusCodes.Status429TooManyRequests => "That was too often. Wait for as many seconds as the header Retry-After says.",
        StatusCodes.Status503ServiceUnavailable => "The database does not work now, so it is not known who asks. Try again after as many seconds as the header Retry-After says.",
        >= StatusCodes.Status500InternalServerError => "Something went wrong here. It was not your doing, and it is in the host's log.",
        _ => $"The host does not take the request in this way. {LocalUrl.Create(http.Request, "/openapi/v1.json")} says what is expected.",
    };
}
