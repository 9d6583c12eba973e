using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Simulator;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Accounts;

/// <summary>
/// One vendor of the simulator on a free port, requested over real HTTP. It shares its clock with the account, so that observations and the
/// simulator's state refer to the same time.
/// </summary>
public sealed class SimulatedVendor : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly SimulatorHost _host;
    private readonly HttpClient _control;

    private SimulatedVendor(string name, SimulatorHost host, ManualTimeProvider time)
    {
        (_host, Time, Address) = (host, time, host.AddressOf(name));
        _control = new HttpClient { BaseAddress = new Uri($"{host.Control}/control/{name}/"), Timeout = TimeSpan.FromSeconds(20) };
    }

    public ManualTimeProvider Time { get; }

    public string Address { get; }

    public HttpMessageHandler Handler { get; } = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };

    /// <summary>The number of requests that wait for the clock at the vendor.</summary>
    public int Held => _host.Held;

    public static SimulatedVendor Start(string name, SimulatorOptions options)
    {
        var time = new ManualTimeProvider();
        var host = new SimulatorHost(options, time, "http://127.0.0.1:0", name);
        host.Start();
        return new SimulatedVendor(name, host, time);
    }

    /// <summary>Returns the simulator's actual state.</summary>
    public async Task<SimulatorTruth> TruthAsync() => (await _control.GetFromJsonAsync<SimulatorTruth>("truth", Wire))!;

    /// <summary>Runs a script action of the simulator.</summary>
    public async Task DoAsync(string what, object how) => await ShouldSucceedAsync(await _control.PostAsJsonAsync(what, how));

    public async Task SetAsync(Fault fault) => await ShouldSucceedAsync(await _control.PostAsJsonAsync("faults", fault, Wire));

    /// <summary>Deletes the active faults or the command log.</summary>
    public async Task ClearAsync(string what) => await ShouldSucceedAsync(await _control.DeleteAsync(new Uri(what, UriKind.Relative)));

    /// <summary>Reads a list of the control API.</summary>
    public async Task<T> ReadAsync<T>(string what) => (await _control.GetFromJsonAsync<T>(what))!;

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        Handler.Dispose();
        await _host.DisposeAsync();
    }

    private static async Task ShouldSucceedAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
    }
}
