using Dashboard.Web.Contracts;
using Dashboard.Web.Http;

namespace Dashboard.Web.Api.OpenApi;

/// <summary>Says of an endpoint what the document tells.</summary>
internal static class EndpointMetadataExtensions
{
    /// <summary>It answers with something.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">Names it in the document, for programs that are made from it.</param>
    /// <param name="summary">What it does, in a line.</param>
    /// <param name="status">With which status.</param>
    /// <param name="more">More of it.</param>
    public static RouteHandlerBuilder WithResponse<T>(this RouteHandlerBuilder endpoint, string name, string summary, int status = StatusCodes.Status200OK, string more = "") =>
        endpoint.Named(name, summary, more).Produces<T>(status, "application/json");

    /// <summary>It does something, and answers with nothing.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">Names it in the document.</param>
    /// <param name="summary">What it does, in a line.</param>
    /// <param name="status">With which status.</param>
    /// <param name="more">More of it.</param>
    public static RouteHandlerBuilder WithOperation(this RouteHandlerBuilder endpoint, string name, string summary, int status, string more = "") =>
        endpoint.Named(name, summary, more).Produces(status);

    /// <summary>It refuses with these statuses besides those that everything may.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="statuses">The statuses.</param>
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
