using System.Reflection;
using System.Runtime.InteropServices;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the diagnostics page.</summary>
internal static class DiagnosticsExtensions
{
    /// <summary>Records the version, the start time and the configuration without secrets.</summary>
    public static WebApplicationBuilder AddDiagnostics(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        builder.Services.AddSingleton(new ConfigurationReport
        {
            Version = Version(),
            Runtime = $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}",
            StartedAt = TimeProvider.System.GetUtcNow(),
            Groups = RedactedConfiguration.Create(builder.Configuration, settings),
        });
        return builder;
    }

    // The build appends the commit, which is shortened to eight digits.
    private static string Version()
    {
        var whole = typeof(DiagnosticsExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var plus = whole.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? whole : whole[..Math.Min(whole.Length, plus + 9)];
    }
}
