using Dashboard.Web.Persistence;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Http;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.Keys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace Dashboard.Web.Hosting;

/// <summary>Configures the HTTP pipeline: forwarded headers, security headers, error handling, authentication, authorization, antiforgery.</summary>
internal static class HttpPipelineExtensions
{
    // Requests contain forms and commands. There are no uploads.
    private const long MaxBodySize = 64 * 1024;

    private static readonly TimeSpan MaxStartTime = TimeSpan.FromSeconds(3);

    // A form may have a check box for each team.
    private const int MaxFormValues = 1024;

    /// <summary>Adds request limits, forwarded headers and problem details.</summary>
    public static WebApplicationBuilder AddHttpPipeline(this WebApplicationBuilder builder, AccessOptions settings)
    {
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            // Without configured proxies no forwarded header is trusted; the framework would trust loopback. X-Forwarded-Host is trusted only with configured
            // AllowedHosts, because most proxies pass on what the client sent.
            o.ForwardedHeaders = settings.TrustedProxies.Count == 0 ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix
                    | (settings.AllowedHosts.Count > 0 ? ForwardedHeaders.XForwardedHost : ForwardedHeaders.None);
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in settings.TrustedProxies)
            {
                o.KnownIPNetworks.Add(network);
            }
        });
        // The framework's own check would run before forwarded headers are read. AllowedHostsMiddleware runs after.
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["*"]);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MaxBodySize;
        });
        builder.Services.Configure<FormOptions>(o => (o.ValueCountLimit, o.BufferBodyLengthLimit) = (MaxFormValues, MaxBodySize));
        // The framework logs each request's full address, which may contain secrets: set-up links and OAuth codes.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // Registered before the framework's own writer, which writes no body for API clients that do not accept JSON.
        builder.Services.AddSingleton<IProblemDetailsWriter, ApiProblemDetailsWriter>().AddProblemDetails();
        return builder;
    }

    /// <summary>Adds the middleware that wraps every endpoint.</summary>
    public static WebApplication UseHttpPipeline(this WebApplication app)
    {
        app.UseMiddleware<TrustedProxyMiddleware>();
        app.UseForwardedHeaders();
        app.UseMiddleware<PathBaseMiddleware>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<AllowedHostsMiddleware>();
        app.UseMiddleware<SignInFloodMiddleware>();
        app.UseWhen(context => !IsForPrograms(context), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true })
            .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true)
            .Use(ShowRefusedFormsAsync));
        app.UseWhen(IsForPrograms, programs => programs.UseExceptionHandler().UseStatusCodePages());
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception e) when (StatusOf(e) is { } status && !context.Response.HasStarted)
            {
                // The body was too large or incomplete. This is the client's error, so a stack trace is not logged.
                context.Response.Clear();
                context.Response.StatusCode = status;
            }
        });
        app.Use((context, next) =>
        {
            // A page of another site can open a WebSocket here with the user's cookies, because CORS does not apply to WebSockets.
            if (IsLive(context) && !SameOrigin.IsSameOrigin(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.Use(KnowCookiesAsync);
        // Routing comes after the middleware that executes the request again for an error page.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((context, next) =>
        {
            // Without the data protection keys every form would be rejected as outdated.
            var request = context.Request;
            if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers.Authorization.Count == 0
                && context.RequestServices.GetRequiredService<StoreXmlRepository>().IsUnavailable && context.RequestServices.GetRequiredService<DatabaseHealth>().Problem is not null)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseAntiforgery();
        return app;
    }

    // The first requests wait until the database was probed, since cookie names depend on the id of the installation.
    private static async Task KnowCookiesAsync(HttpContext context, RequestDelegate next)
    {
        var looked = context.RequestServices.GetRequiredService<DatabaseProbeService>().FirstProbe;
        if (!looked.IsCompleted)
        {
            await Task.WhenAny(looked, Task.Delay(MaxStartTime, context.RequestServices.GetRequiredService<TimeProvider>(), context.RequestAborted));
        }

        await next(context);
    }

    private static int? StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ => null,
    };

    // For an invalid or outdated form the framework sets a status and a content type but no body. A response with a content type gets no status page, so it is
    // removed. The status page itself is executed as GET.
    private static async Task ShowRefusedFormsAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentLength: null or 0 })
        {
            context.Response.ContentType = null;
        }
    }

    private static bool IsForPrograms(HttpContext context) => ApiProblemDetailsWriter.Covers(context.Request.Path);

    private static bool IsLive(HttpContext context) => context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/_blazor");
}
