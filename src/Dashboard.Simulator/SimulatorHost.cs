using System.Text.Json.Serialization;
using Dashboard.Simulator.Control;
using Dashboard.Simulator.Faults;
using Dashboard.Simulator.Jingl;
using Dashboard.Simulator.Model;
using Dashboard.Simulator.TelecomX;
using Dashboard.Simulator.VoipNow;
using Dashboard.Simulator.Vonage;

namespace Dashboard.Simulator;

/// <summary>Hosts the APIs of four simulated vendors, each on its own port, and a control API on a further port.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _control;
    private readonly List<VendorServer> _vendors = [];

    /// <summary>Creates the host without listening yet.</summary>
    /// <param name="options">The behaviour of the phone systems.</param>
    /// <param name="time">The clock.</param>
    /// <param name="url">The URL of the control API. The vendors use the following ports, or free ones if the port is 0.</param>
    /// <param name="only">The only vendor to host, one of <see cref="Vendors"/>; null for all.</param>
    public SimulatorHost(SimulatorOptions options, TimeProvider time, string url, string? only = null)
    {
        void Add(string name, int number, Numbering numbering, Faults.WireFormat wire, TimeSpan tokenLife, Action<WebApplication, VendorSimulation> map)
        {
            if (only is not null && only != name)
            {
                return;
            }

            var system = new PhoneSystem(options, unchecked((options.Seed * 31) + number), numbering, time);
            var simulation = new VendorSimulation(name, system, wire, new Tokens(time, tokenLife), time);
            _vendors.Add(new VendorServer(simulation, time, UrlOf(url, number), app => map(app, simulation)));
        }

        Add("jingl", 1, Numbering.WithLeadingZeros, JinglFormat.Names, TimeSpan.MaxValue, (app, simulation) => app.MapJingl(simulation, options));
        Add("telecomx", 2, Numbering.Plain, TelecomXFormat.Names, TimeSpan.FromMinutes(15), (app, simulation) => app.MapTelecomX(simulation, options));
        Add("vonage", 3, Numbering.Plain, VonageFormat.Names, TimeSpan.FromDays(1), (app, simulation) => app.MapVonage(simulation, options));
        Add("voipnow", 4, Numbering.Extended, VoipNowFormat.Names, TimeSpan.FromHours(1), (app, simulation) => app.MapVoipNow(simulation, options));

        // As for the vendors, the configuration of the surrounding program must not apply here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore().ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        _control = builder.Build();
        _control.MapControl(_vendors);
    }

    /// <summary>The names of the simulated vendors.</summary>
    public static IReadOnlyList<string> Vendors { get; } = ["jingl", "telecomx", "vonage", "voipnow"];

    /// <summary>The URL of the control API. Valid once the host is listening.</summary>
    public string Control => _control.Urls.Single().TrimEnd('/');

    /// <summary>The number of requests, at all vendors together, that currently wait for the clock: hanging, delayed or dripping.</summary>
    public int Held => _vendors.Sum(v => v.Simulation.Faults.Held);

    /// <summary>Returns the URL of a vendor's API. Valid once the host is listening.</summary>
    /// <param name="vendor">One of <see cref="Vendors"/>.</param>
    public string AddressOf(string vendor) => _vendors.Single(v => v.Simulation.Name == vendor).Address.ToString().TrimEnd('/');

    /// <summary>Opens the listeners of the control API and of the vendors.</summary>
    public void Start()
    {
        _vendors.ForEach(v => v.Open());
        _control.Start();
    }

    /// <summary>Completes when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync() => _control.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var vendor in _vendors)
        {
            await vendor.DisposeAsync();
        }

        await _control.StopAsync();
        await _control.DisposeAsync();
    }

    private static string UrlOf(string url, int number)
    {
        var address = new UriBuilder(url);
        address.Port = address.Port == 0 ? 0 : address.Port + number;
        return address.Uri.GetLeftPart(UriPartial.Authority);
    }
}
