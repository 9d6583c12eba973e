using Dashboard.Web.Logging;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

internal static class LoggingExtensions
{
    /// <summary>Sanitizes every logged text before it reaches a provider.</summary>
    public static WebApplicationBuilder AddSanitizedLogging(this WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(s => new SanitizingLoggerFactory(new LoggerFactory(
            s.GetServices<ILoggerProvider>(),
            s.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            s.GetService<IOptions<LoggerFactoryOptions>>(),
            s.GetService<IExternalScopeProvider>()))));
        return builder;
    }
}
