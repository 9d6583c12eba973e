using Dashboard.Vendors.Configuration;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>The key of the OTLP collector. OpenTelemetry's own packages read all other keys of OpenTelemetry.</summary>
internal static class TelemetryKeys
{
    /// <summary>The OpenTelemetry variable with the address of the OTLP collector.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Accepted = "an http or https address such as http://127.0.0.1:4317";

    /// <summary>The declared keys, for <c>--help</c> and <c>/diagnostics</c>.</summary>
    public static IReadOnlyList<ConfigurationKey> All { get; } =
        [ConfigurationKey.Hidden(Endpoint, "Where traces and metrics are sent by OTLP; OTEL_EXPORTER_OTLP_PROTOCOL and the like hold too", Accepted, "none: nothing is sent")];

    /// <summary>Returns whether a collector is configured.</summary>
    public static bool IsSet(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    /// <summary>Adds an error when the address is not http or https.</summary>
    public static void Check(IConfiguration configuration, ConfigurationErrors errors)
    {
        if (IsSet(configuration) && !(Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            errors.Add($"{Endpoint} must be {Accepted}.");
        }
    }
}
