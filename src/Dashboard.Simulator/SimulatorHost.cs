using System.Text.Json.Serialization;
using Dashboard.Simulator.Control;
using Dashboard.Simulator.Faults;
using Dashboard.Simulator.Jingl;
using Dashboard.Simulator.Model;
using Dashboard.Simulator.TelecomX;
using Dashboard.Simulator.VoipNow;
using Dashboard.Simulator.Vonage;

namespace Dashboard.Simulator;

/// <summary>The four vendors' APIs over four simulated phone systems, each on a port of its own, and one more to control them.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _control;
    private readonly List<VendorServer> _vendors = [];

    /// <summary>Does not listen yet.</summary>
    /// <param name="options">How the systems behave.</param>
    /// <param name="time">The clock.</param>
    /// <param name="url">Where to control it; the vendors take the ports behind it, or free ones beside port 0.</param>
    /// <param name="only">The one of <see cref="Vendors"/> that there is; null for all.</param>
    public SimulatorHost(SimulatorOptions options, TimeProvider time, string url, string? only = null)
    {
        void Add(string name, int number, Numbering numbering, Faults.WireFormat wire, TimeSpan tokenLife, Action<WebApplication, VendorSimulation> map)
        {
            if (only is not null && only != name)
            {
                return;
            }

            var system = new PhoneSystem(options, unchecked((options.Seed * 31) + number), numbering, time);
            var line = new VendorSimulation(name, system, wire, new Tokens(time, tokenLife), time);
            _vendors.Add(new VendorServer(line, time, UrlOf(url, number), app => map(app, line)));
        }

        Add("jingl", 1, Numbering.WithLeadingZeros, JinglFormat.Names, TimeSpan.MaxValue, (app, line) => app.MapJingl(line, options));
        Add("telecomx", 2, Numbering.Plain, TelecomXFormat.Names, TimeSpan.FromMinutes(15), (app, line) => app.MapTelecomX(line, options));
        Add("vonage", 3, Numbering.Plain, VonageFormat.Names, TimeSpan.FromDays(1), (app, line) => app.MapVonage(line, options));
        Add("voipnow", 4, Numbering.Extended, VoipNowFormat.Names, TimeSpan.FromHours(1), (app, line) => app.MapVoipNow(line, options));

        // As for the vendors: the settings of the program around it are none of its.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore().ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        _control = builder.Build();
        _control.MapControl(_vendors);
    }

    /// <summary>The vendors there are.</summary>
    public static IReadOnlyList<string> Vendors { get; } = ["jingl", "telecomx", "vonage", "voipnow"];

    /// <summary>Where to control it, once it listens.</summary>
    public string Control => _control.Urls.Single().TrimEnd('/');

    /// <summary>How many requests wait for the clock just now, at all vendors together: hanging, delayed or dripping.</summary>
    public int Held => _vendors.Sum(v => v.Line.Faults.Held);

    /// <summary>Where a vendor's API is, once it listens.</summary>
    /// <param name="vendor">One of <see cref="Vendors"/>.</param>
    public string AddressOf(string vendor) => _vendors.Single(v => v.Line.Name == vendor).Address.ToString().TrimEnd('/');

    /// <summary>Listens.</summary>
    public void Start()
    {
        _vendors.ForEach(v => v.Open());
        _control.Start();
    }

    /// <summary>Ends when somebody asks the process to stop.</summary>
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
