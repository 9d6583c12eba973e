using Dashboard.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace Dashboard.Web.Startup;

/// <summary>What every request and answer goes through.</summary>
internal static class EdgesStartup
{
    // Forms and commands; nothing is uploaded.
    private const long LargestBody = 64 * 1024;

    // A box for each team that somebody may see.
    private const int MostValues = 1024;

    /// <summary>Adds the limits on what is sent to the host, and how it words what went wrong.</summary>
    public static WebApplicationBuilder AddEdges(this WebApplicationBuilder builder, AccessSettings settings)
    {
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            // Without a proxy named, nobody's word is believed; the framework would believe loopback's.
            o.ForwardedHeaders = settings.TrustedProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.All;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in settings.TrustedProxies)
            {
                o.KnownIPNetworks.Add(network);
            }
        });
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.Configure<FormOptions>(o => (o.ValueCountLimit, o.BufferBodyLengthLimit) = (MostValues, LargestBody));
        builder.Services.AddProblemDetails();
        return builder;
    }

    /// <summary>Wraps every endpoint: headers, faults without their traces, and who asks.</summary>
    public static WebApplication UseEdges(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => !IsForPrograms(context), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true })
            .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true)
            .Use(ShowRefusedFormsAsync));
        app.UseWhen(IsForPrograms, programs => programs.UseExceptionHandler().UseStatusCodePages());
        app.Use((context, next) =>
        {
            // A page elsewhere can open a socket to us with our cookies: a browser asks nobody before it does.
            if (context.Request.Path.StartsWithSegments("/hubs") && !OwnOrigin.IsOwn(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            return next(context);
        });
        // After those that ask once more, for another page, in place of what went wrong.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

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

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/metrics");
}
