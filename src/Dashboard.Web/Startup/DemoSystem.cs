using System.Globalization;
using Dashboard.Simulator;

namespace Dashboard.Web.Startup;

/// <summary>The simulator inside the host: on a free loopback port, with the configuration that leads to it.</summary>
internal sealed class DemoSystem : IHostedService
{
    private static readonly (string Id, string Vendor)[] Accounts =
        [("sydney", "Jingl"), ("copenhagen", "TelecomX"), ("montreal", "Vonage"), ("bucharest", "VoipNow")];

    private readonly WebApplication _simulator;
    private readonly DirectoryInfo _files;

    private DemoSystem(WebApplication simulator, DirectoryInfo files, IReadOnlyDictionary<string, string?> configuration) =>
        (_simulator, _files, Configuration) = (simulator, files, configuration);

    /// <summary>Four accounts and some boards.</summary>
    public IReadOnlyDictionary<string, string?> Configuration { get; }

    /// <summary>Starts the simulator: its port must be known before the accounts can be configured.</summary>
    public static DemoSystem Start(IConfiguration configuration)
    {
        var options = Options(configuration.GetSection("Demo"));
        var simulator = SimulatorHost.Build(options, TimeProvider.System, "http://127.0.0.1:0");
        simulator.StartAsync().GetAwaiter().GetResult();
        var address = simulator.Urls.First();
        var files = Directory.CreateTempSubdirectory("presence-dashboard-demo-");
        var keys = Accounts.SelectMany(a => Keys(a.Id, a.Vendor, address, files, options, configuration.GetSection("Demo:Poll")))
            .Concat(configuration.GetSection("Boards").GetChildren().Any() ? [] : Boards());
        return new DemoSystem(simulator, files, keys.ToDictionary(k => k.Key, k => k.Value));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _simulator.StopAsync(cancellationToken);
        await _simulator.DisposeAsync();
        _files.Delete(recursive: true);
    }
}
