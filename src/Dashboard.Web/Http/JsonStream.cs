using Dashboard.Web.Contracts;

namespace Dashboard.Web.Http;

/// <summary>A JSON response that is sent while it is serialized, without a buffer for the whole.</summary>
internal sealed class JsonStream<T>(T value) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json";
        return WireEncoder.AnswerAsync(httpContext.Response.BodyWriter, value, httpContext.RequestAborted);
    }
}
