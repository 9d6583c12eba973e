using Dashboard.Web.Contracts;

namespace Dashboard.Web.Http;

internal sealed class JsonResponse : IResult
{
    private readonly byte[] _body;
    private readonly int _status;
    private readonly string? _location;

    private JsonResponse(byte[] body, int status, string? location) => (_body, _status, _location) = (body, status, location);

    /// <summary>Creates a response with a serialized value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="status">The status code.</param>
    /// <param name="location">The value of the Location header, relative to the root of the host; null for none.</param>
    public static JsonResponse Create<T>(T value, int status = StatusCodes.Status200OK, string? location = null) => new(WireEncoder.Answer(value), status, location);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (_status, "application/json", _body.Length);
        if (_location is not null)
        {
            response.Headers.Location = LocalUrl.Create(httpContext.Request, _location);
        }

        await response.Body.WriteAsync(_body, httpContext.RequestAborted);
    }
}
