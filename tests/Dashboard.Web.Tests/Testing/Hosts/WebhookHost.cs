using System.Collections.Concurrent;
using System.Text;
using Dashboard.Web.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>One received POST.</summary>
internal sealed record Received(string Timestamp, string Signature, string Body);

/// <summary>A webhook receiver on a real port, with responses defined by the test.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookHost(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Posts { get; } = new();

    public Uri Url => At("hook");

    /// <summary>
    /// Returns another address of the receiver: <c>moved</c> redirects to the hook, <c>endless</c> answers 200 with a body that never
    /// ends, <c>close</c> closes the connection after its 200.
    /// </summary>
    public Uri At(string path) => new($"{_app.Urls.First()}/{path}");

    /// <param name="answer">Returns the status of the nth POST, from 1; null never to respond.</param>
    public static async Task<WebhookHost> StartAsync(Func<int, int?> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var host = new WebhookHost(app);
        app.MapPost("/hook", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(http.RequestAborted);
            host.Posts.Enqueue(new Received($"{http.Request.Headers[WebhookClient.TimestampHeader]}", $"{http.Request.Headers[WebhookClient.SignatureHeader]}", body));
            if (answer(host.Posts.Count) is { } status)
            {
                return Results.StatusCode(status);
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
            return Results.Ok();
        });
        app.MapPost("/moved", () => Results.Redirect("/hook", preserveMethod: true));
        app.MapPost("/close", (HttpContext http) => http.Response.Headers.Connection = "close");
        app.MapPost("/endless", async (HttpContext http) =>
        {
            await http.Response.StartAsync(http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        await app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(bound.Token);
        await _app.DisposeAsync();
    }
}
