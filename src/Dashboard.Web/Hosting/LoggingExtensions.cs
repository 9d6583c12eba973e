using Dashboard.Web.Logging;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Hosting;

/// <summary>What is logged.</summary>
internal static class LoggingExtensions
{
    /// <summary>Cleans every text that is logged, before any provider has it.</summary>
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
