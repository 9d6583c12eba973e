using Dashboard.Web.Contracts;
using Dashboard.Web.Http;

namespace Dashboard.Web.Api.OpenApi;

/// <summary>Describes endpoints for the OpenAPI document.</summary>
internal static class EndpointMetadataExtensions
{
    /// <summary>Declares a successful response with a JSON body.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The operation id, from which client generators derive method names.</param>
    /// <param name="summary">The summary, in one line.</param>
    /// <param name="status">The status code of the response.</param>
    /// <param name="more">The description; empty to repeat the summary.</param>
    public static RouteHandlerBuilder WithResponse<T>(this RouteHandlerBuilder endpoint, string name, string summary, int status = StatusCodes.Status200OK, string more = "") =>
        endpoint.Named(name, summary, more).Produces<T>(status, "application/json");

    /// <summary>Declares a successful response without a body.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The operation id.</param>
    /// <param name="summary">The summary, in one line.</param>
    /// <param name="status">The status code of the response.</param>
    /// <param name="more">The description; empty to repeat the summary.</param>
    public static RouteHandlerBuilder WithOperation(this RouteHandlerBuilder endpoint, string name, string summary, int status, string more = "") =>
        endpoint.Named(name, summary, more).Produces(status);

    /// <summary>Declares error responses beyond those that every operation may return.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="statuses">The status codes of the errors.</param>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDto>(status, ApiProblemDetailsWriter.ContentType);
        }

        return endpoint;
    }

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, string summary, string more) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(more.Length > 0 ? more : summary);
}
