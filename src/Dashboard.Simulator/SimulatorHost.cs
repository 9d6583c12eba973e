using Dashboard.Simulator.Control;
using Dashboard.Simulator.Jingl;
using Dashboard.Simulator.Model;
using Dashboard.Simulator.TelecomX;
using Dashboard.Simulator.VoipNow;
using Dashboard.Simulator.Vonage;

namespace Dashboard.Simulator;

/// <summary>The four vendors' APIs over four simulated phone systems, on one port.</summary>
public static class SimulatorHost
{
    /// <summary>A server that the caller starts and stops.</summary>
    /// <param name="options">How the systems behave.</param>
    /// <param name="time">The clock.</param>
    /// <param name="urls">Where to listen; port 0 takes a free one.</param>
    public static WebApplication Build(SimulatorOptions options, TimeProvider time, params string[] urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        VendorLine Line(string name, int number, Numbering numbering) =>
            new(name, new PhoneSystem(options, unchecked((options.Seed * 31) + number), numbering, time));
        var jingl = Line("jingl", 1, Numbering.WithLeadingZeros);
        var telecomX = Line("telecomx", 2, Numbering.Plain);
        var vonage = Line("vonage", 3, Numbering.Plain);
        var voipNow = Line("voipnow", 4, Numbering.Extended);
        VendorLine[] lines = [jingl, telecomX, vonage, voipNow];
        app.UseLineConditions(lines, time);
        app.MapJingl(jingl, options);
        app.MapTelecomX(telecomX, options, time);
        app.MapVonage(vonage, options, time);
        app.MapVoipNow(voipNow, options, time);
        app.MapControl(lines);
        return app;
    }
}
