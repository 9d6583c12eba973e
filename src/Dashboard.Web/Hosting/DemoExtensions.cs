using Dashboard.Simulator;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Hosting;

/// <summary>Configures the demo, which runs without configured accounts: four simulated phone systems, polled over HTTP.</summary>
internal static class DemoExtensions
{
    /// <summary>Starts the simulator and configures its four accounts when no account is configured.</summary>
    /// <returns>Whether the demo runs.</returns>
    public static bool AddDemoWhenNothingIsConfigured(this WebApplicationBuilder builder)
    {
        if (ConfigurationReader.HasAccounts(builder.Configuration))
        {
            return false;
        }

        // The simulator listens before the host is built, because the accounts' addresses contain its port.
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
