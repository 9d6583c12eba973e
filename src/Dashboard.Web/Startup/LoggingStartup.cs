using Dashboard.Web.Logging;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Startup;

/// <summary>What is logged.</summary>
internal static class LoggingStartup
{
    /// <summary>Cleans every text that is logged, before any provider has it.</summary>
    public static WebApplicationBuilder AddCleanLog(this WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(s => new CleanLoggerFactory(new LoggerFactory(
            s.GetServices<ILoggerProvider>(),
            s.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            s.GetService<IOptions<LoggerFactoryOptions>>(),
            s.GetService<IExternalScopeProvider>()))));
        return builder;
    }
}
