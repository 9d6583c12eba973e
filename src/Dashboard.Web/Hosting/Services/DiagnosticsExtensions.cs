using System.Reflection;
using System.Runtime.InteropServices;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Hosting.Services;

/// <summary>What the page of diagnostics tells of the program.</summary>
internal static class DiagnosticsExtensions
{
    /// <summary>Notes the version, the moment and the configuration, secrets left out.</summary>
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

    // The build puts the commit behind it, of which the first digits tell enough.
    private static string Version()
    {
        var whole = typeof(DiagnosticsExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var plus = whole.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? whole : whole[..Math.Min(whole.Length, plus + 9)];
    }
}
