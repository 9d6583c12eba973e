using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>
/// A vendor that returns everything it was sent, in the fields where vendors put error messages. It issues tokens, so that requests with tokens are tested too,
/// and refuses all other requests in several ways in turn.
/// </summary>
internal sealed class EchoingVendor : IAsyncDisposable
{
    /// <summary>The token that it issues.</summary>
    public const string Token = "handed-out-tok3n";

    private static readonly int[] Refusals = [500, 400, 403, 404, 200, 401];
    private readonly WebApplication _app;
    private int _asked;
    private int _echoed;

    private EchoingVendor(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>The number of requests with content to echo.</summary>
    public int Echoed => Volatile.Read(ref _echoed);

    public static async Task<EchoingVendor> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var vendor = new EchoingVendor(builder.Build());
        vendor._app.Run(vendor.AnswerAsync);
        await vendor._app.StartAsync();
        return vendor;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var all = $"{http.Request.Path}{http.Request.QueryString} {http.Request.Headers.Authorization} {await reader.ReadToEndAsync()}";
        Interlocked.Increment(ref _echoed);
        var path = http.Request.Path.Value!;
        if (path.Contains("token", StringComparison.Ordinal) || path.Contains("login", StringComparison.Ordinal))
        {
            await http.Response.WriteAsJsonAsync(new { access_token = Token, token = Token, expires_in = 3600, expires = 900, token_type = "Bearer" });
            return;
        }

        http.Response.StatusCode = Refusals[Interlocked.Increment(ref _asked) % Refusals.Length];
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            error = all, message = all, error_description = all, code = all, detail = all, title = all, status = all,
        }));
    }
}
