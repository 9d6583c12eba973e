using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dashboard.Web.Hosting;

/// <summary>Configures the OTLP export of traces and metrics.</summary>
internal static class TelemetryExtensions
{
    private const string ServiceName = "presence-dashboard";

    /// <summary>Adds the export when a collector is configured.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (TelemetryKeys.IsSet(builder.Configuration))
        {
            PathString pathBase = new(PathBaseKey.Read(builder.Configuration, new ConfigurationErrors()));
            builder.Services.AddOpenTelemetry()
                // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES take precedence.
                .ConfigureResource(r => r.AddService(ServiceName).AddEnvironmentVariableDetector())
                .WithTracing(t => t.AddSource(Activities.Source.Name).AddHttpClientInstrumentation().AddAspNetCoreInstrumentation(o =>
                {
                    // A viewer's connection lasts for days. The frames sent are part of the polls' traces.
                    o.Filter = http => !IsLive(http.Request.Path.StartsWithSegments(pathBase, out var below) ? below : http.Request.Path);
                    o.EnableAspNetCoreSignalRSupport = false;
                }).AddOtlpExporter())
                .WithMetrics(m => m.AddMeter("Dashboard.*").AddHttpClientInstrumentation().AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter());
        }

        return builder;
    }

    private static bool IsLive(PathString path) => path.StartsWithSegments("/hubs") || path.StartsWithSegments("/_blazor");
}
