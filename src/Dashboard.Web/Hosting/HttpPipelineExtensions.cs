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

/// <summary>What every request and answer goes through.</summary>
internal static class HttpPipelineExtensions
{
    // Forms and commands; nothing is uploaded.
    private const long MaxBodySize = 64 * 1024;

    private static readonly TimeSpan MaxStartTime = TimeSpan.FromSeconds(3);

    // A box for each team that somebody may see.
    private const int MaxFormValues = 1024;

    /// <summary>Adds the limits on what is sent to the host, and how it words what went wrong.</summary>
    public static WebApplicationBuilder AddHttpPipeline(this WebApplicationBuilder builder, AccessOptions settings)
    {
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            // Without a proxy named, nobody's word is believed; the framework would believe loopback's. A host name is believed only
            // where the names are known that it may be: most proxies hand on what their visitor wrote.
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
        // The framework's own check would come before the headers of proxies are read; HostGate comes after.
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["*"]);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MaxBodySize;
        });
        builder.Services.Configure<FormOptions>(o => (o.ValueCountLimit, o.BufferBodyLengthLimit) = (MaxFormValues, MaxBodySize));
        // It writes each request's address whole, and addresses carry what lets somebody in: set-up links, codes of a sign-in elsewhere.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // Before the framework's own, which leaves a program without words that asks for anything but JSON.
        builder.Services.AddSingleton<IProblemDetailsWriter, ApiProblemDetailsWriter>().AddProblemDetails();
        return builder;
    }

    /// <summary>Wraps every endpoint: headers, faults without their traces, and who asks.</summary>
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
                // Too large or cut off: the sender's fault, and no trace in the log at a stranger's wish.
                context.Response.Clear();
                context.Response.StatusCode = status;
            }
        });
        app.Use((context, next) =>
        {
            // A page elsewhere can open a socket to us with our cookies: a browser asks nobody before it does.
            if (IsLive(context) && !SameOrigin.IsSameOrigin(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.Use(KnowCookiesAsync);
        // After those that ask once more, for another page, in place of what went wrong.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((context, next) =>
        {
            // Without the keys every form would be told that it is too old.
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

    // The first requests of a host come before it has looked into its database, where it is told which cookies are its own.
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

    // A form that cannot be read, or is older than the last sign-in, is answered with a status and an empty page: nothing would
    // be drawn in its place, for it says that it is a page. The one drawn then is not sent a form.
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
