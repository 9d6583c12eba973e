using Dashboard.Web.Contracts;

namespace Dashboard.Web.Http;

/// <summary>An answer in JSON that is sent while it is written: no buffer holds the whole.</summary>
/// <param name="value">What is answered.</param>
internal sealed class JsonStream<T>(T value) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json";
        return WireEncoder.AnswerAsync(httpContext.Response.BodyWriter, value, httpContext.RequestAborted);
    }
}
