using System.Net.Http.Json;
using Dashboard.Presence.Store;
using Dashboard.Simulator;
using Microsoft.AspNetCore.Builder;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A whole host with simulated phone systems that have no traffic of their own. The clock of both is several times as fast.</summary>
public abstract class SimulatedHost : IAsyncDisposable
{
    /// <summary>Creates the phone systems.</summary>
    /// <param name="speed">The speed of the clock.</param>
    /// <param name="extensions">The number of extensions of each vendor.</param>
    /// <param name="vendor">The only vendor; null for all.</param>
    private protected SimulatedHost(int speed, int extensions, string? vendor = null)
    {
        Time = new FastClock(speed);
        SimulatorOptions = new SimulatorOptions { Extensions = extensions, Traffic = false };
        Simulator = new SimulatorHost(SimulatorOptions, Time, "http://127.0.0.1:0", vendor);
        Simulator.Start();
    }

    internal TimeProvider Time { get; }

    internal TestHost Host { get; private set; } = null!;

    internal WebApplication App => Host.App;

    internal PresenceStore Board => Host.Board;

    private protected SimulatorOptions SimulatorOptions { get; }

    private protected SimulatorHost Simulator { get; }

    private protected HttpClient Control { get; } = new();

    private protected TemporaryFolder Files { get; } = new();

    /// <summary>Starts the host on the accounts of the arguments.</summary>
    private protected async Task StartHostAsync(IEnumerable<string> arguments) => Host = await TestHost.StartAsync(new TestHostOptions
    {
        Accounts = [], Clock = Time, Arguments = ["--Logging:LogLevel:Default", "None", .. arguments],
    });

    /// <summary>Sends a request to the control API of a simulated vendor.</summary>
    internal async Task ControlAsync(string vendor, string what, object body) =>
        (await Control.PostAsJsonAsync($"{Simulator.Control}/control/{vendor}/{what}", body)).EnsureSuccessStatusCode();

    public virtual async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
        Control.Dispose();
        Files.Dispose();
        GC.SuppressFinalize(this);
    }
}
