using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Simulator;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests;

/// <summary>
/// The simulator on a free port, requested over real HTTP. It shares its clock with the account, so that observations and the simulator's state refer
/// to the same time.
/// </summary>
internal sealed class SimulatedVendor : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly string _name;
    private readonly SimulatorHost _host;
    private readonly HttpClient _control;

    private SimulatedVendor(string name, SimulatorHost host, ManualTimeProvider time)
    {
        _name = name;
        _host = host;
        Time = time;
        Address = host.AddressOf(name);
        _control = new HttpClient { BaseAddress = new Uri($"{host.Control}/control/{name}/"), Timeout = Bound };
    }

    public ManualTimeProvider Time { get; }

    public string Address { get; }

    public HttpMessageHandler Handler { get; } = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };

    public static SimulatedVendor Start(string name, SimulatorOptions options)
    {
        var time = new ManualTimeProvider();
        var host = new SimulatorHost(options, time, "http://127.0.0.1:0", name);
        host.Start();
        return new SimulatedVendor(name, host, time);
    }

    /// <summary>Returns the simulator's actual state.</summary>
    public async Task<JsonElement> TruthAsync() => await _control.GetFromJsonAsync<JsonElement>("truth");

    /// <summary>Sends a control command to the simulator.</summary>
    public async Task DoAsync(string what, object how) =>
        (await _control.PostAsJsonAsync(what, how)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        Handler.Dispose();
        await _host.DisposeAsync();
    }
}
