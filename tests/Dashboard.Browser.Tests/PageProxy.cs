using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Dashboard.Browser.Tests;

/// <summary>A reverse proxy in front of a host that changes the responses to a browser.</summary>
internal sealed partial class PageProxy : IAsyncDisposable
{
    private const string Nonce = "errors";

    private readonly WebApplication _app;
    private int _upgrades;

    private PageProxy(WebApplication app) => _app = app;

    /// <summary>The address of the proxy.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The number of refused or delayed WebSocket upgrades.</summary>
    public int Upgrades => Volatile.Read(ref _upgrades);

    /// <summary>Starts a proxy that refuses or delays WebSocket upgrades.</summary>
    /// <param name="host">The address of the host.</param>
    /// <param name="delay">The delay of upgrades; null to refuse them.</param>
    public static async Task<PageProxy> BlockingSocketsAsync(string host, TimeSpan? delay = null)
    {
        PageProxy? proxy = null;
        return proxy = await StartAsync(host, null, async (context, next) =>
        {
            if (context.Request.Headers.Upgrade == "websocket")
            {
                Interlocked.Increment(ref proxy!._upgrades);
                if (delay is null)
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return;
                }

                await Task.Delay(delay.Value, TimeProvider.System, context.RequestAborted);
            }

            await next(context);
        });
    }

    /// <summary>Starts a proxy that removes all scripts from pages.</summary>
    /// <param name="host">The address of the host.</param>
    public static Task<PageProxy> WithoutScriptsAsync(string host) => StartAsync(host, page => Scripts().Replace(page, ""));

    /// <summary>Starts a proxy that makes pages record their script errors in <c>pageErrors</c>.</summary>
    /// <param name="host">The address of the host.</param>
    public static Task<PageProxy> KeepingErrorsAsync(string host) => StartAsync(host, page => page.Replace(
        "<head>",
        $"""
        <head><script nonce="{Nonce}">
          var pageErrors = [];
          addEventListener('error', event => pageErrors.push(String(event.message || event.target.src || event.target.href)), true);
          addEventListener('unhandledrejection', event => pageErrors.push(String(event.reason)));
        </script>
        """,
        StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<PageProxy> StartAsync(string host, Func<string, string>? change, Func<HttpContext, RequestDelegate, Task>? before = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                [new RouteConfig { RouteId = "all", ClusterId = "host", Match = new RouteMatch { Path = "{**path}" } }],
                [new ClusterConfig { ClusterId = "host", Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["one"] = new() { Address = host } } }])
            .AddTransforms(transforms =>
            {
                transforms.AddOriginalHost();
                if (change is not null)
                {
                    transforms.AddRequestHeaderRemove(HeaderNames.AcceptEncoding);
                    transforms.AddResponseTransform(async answer => await ChangeAsync(answer, change));
                }
            });
        var app = builder.Build();
        if (before is not null)
        {
            app.Use(before);
        }

        app.UseRouting();
        app.MapReverseProxy();
        await app.StartAsync();
        return new PageProxy(app);
    }

    private static async Task ChangeAsync(ResponseTransformContext answer, Func<string, string> change)
    {
        if (answer.ProxyResponse?.Content is not { Headers.ContentType.MediaType: "text/html" } content)
        {
            return;
        }

        answer.SuppressResponseBody = true;
        var (response, page) = (answer.HttpContext.Response, change(await content.ReadAsStringAsync()));
        response.Headers.ContentSecurityPolicy = $"{response.Headers.ContentSecurityPolicy}".Replace("script-src 'self'", $"script-src 'self' 'nonce-{Nonce}'", StringComparison.Ordinal);
        response.ContentLength = Encoding.UTF8.GetByteCount(page);
        await response.WriteAsync(page);
    }

    [GeneratedRegex("<script\\b[^>]*>.*?</script>", RegexOptions.Singleline, 5000)]
    private static partial Regex Scripts();
}
