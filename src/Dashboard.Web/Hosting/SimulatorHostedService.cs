using Dashboard.Simulator;

namespace Dashboard.Web.Hosting;

/// <summary>The simulator inside the host, for as long as the host runs.</summary>
internal sealed partial class SimulatorHostedService(SimulatorHost simulator, DirectoryInfo files, ILogger<SimulatorHostedService> logger) : IHostedService
{
    /// <summary>Says where it is, for whoever wants to script it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogRunning(simulator.Control);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await simulator.DisposeAsync();
        files.Delete(recursive: true);
    }

    [LoggerMessage(LogLevel.Information, "No accounts are configured: this is the demo, with four simulated phone systems at {Address}")]
    private partial void LogRunning(string address);
}
