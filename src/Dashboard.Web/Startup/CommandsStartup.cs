using Dashboard.Web.Commands;

namespace Dashboard.Web.Startup;

/// <summary>What is done, rather than seen.</summary>
internal static class CommandsStartup
{
    /// <summary>Adds the desk that takes commands and follows them.</summary>
    public static WebApplicationBuilder AddCommands(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CommandCheck>().AddSingleton<CommandRaces>().AddSingleton<CommandWatch>().AddSingleton<CommandDesk>();
        return builder;
    }
}
