using Dashboard.Simulator;

namespace Dashboard.Web.Hosting;

/// <summary>Runs the simulator inside the host and deletes the demo's temporary files at the end.</summary>
internal sealed partial class SimulatorHostedService(SimulatorHost simulator, DirectoryInfo files, ILogger<SimulatorHostedService> logger) : IHostedService
{
    /// <summary>Logs the simulator's address for scripts.</summary>
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
