using Dashboard.Simulator;
using Dashboard.Web.Startup.Settings;

namespace Dashboard.Web.Startup;

/// <summary>What runs when nothing is configured: four simulated phone systems, polled over real HTTP like any other.</summary>
internal static class DemoStartup
{
    /// <summary>Starts the simulator and configures four accounts of it when no account is configured.</summary>
    /// <returns>Whether it did.</returns>
    public static bool AddDemoWhenNothingIsConfigured(this WebApplicationBuilder builder)
    {
        if (SettingsReader.HasAccounts(builder.Configuration))
        {
            return false;
        }

        var demo = DemoSystem.Start(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(demo.Configuration);
        builder.Services.AddHostedService(_ => demo);
        return true;
    }
}
