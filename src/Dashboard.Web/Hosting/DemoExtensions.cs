using Dashboard.Simulator;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Hosting;

/// <summary>What runs when nothing is configured: four simulated phone systems, polled over real HTTP like any other.</summary>
internal static class DemoExtensions
{
    /// <summary>Starts the simulator and configures four accounts of it when no account is configured.</summary>
    /// <returns>Whether it did.</returns>
    public static bool AddDemoWhenNothingIsConfigured(this WebApplicationBuilder builder)
    {
        if (ConfigurationReader.HasAccounts(builder.Configuration))
        {
            return false;
        }

        // It listens before the host is built: its port stands in the accounts' addresses.
        var options = DemoConfiguration.Options(builder.Configuration);
        var simulator = new SimulatorHost(options, TimeProvider.System, "http://127.0.0.1:0");
        simulator.Start();
        var files = Directory.CreateTempSubdirectory("presence-dashboard-");
        builder.Configuration.AddInMemoryCollection(
            DemoConfiguration.Keys(builder.Configuration, options, simulator, files));
        builder.Services.AddHostedService(s => new SimulatorHostedService(simulator, files, s.GetRequiredService<ILogger<SimulatorHostedService>>()));
        return true;
    }
}
