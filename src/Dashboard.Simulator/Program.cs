using System.Globalization;

namespace Dashboard.Simulator;

/// <summary>The simulator by itself.</summary>
internal static class Program
{
    /// <summary>Runs it until it is stopped: <c>--urls --seed --extensions --speed --busy --quiet</c>.</summary>
    public static async Task Main(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        var normal = new SimulatorOptions();
        var options = normal with
        {
            Seed = Number(given["seed"], normal.Seed),
            Extensions = Number(given["extensions"], normal.Extensions),
            Speed = double.Parse(given["speed"] ?? "1", CultureInfo.InvariantCulture),
            AlwaysBusy = bool.Parse(given["busy"] ?? "false"),
            Traffic = !bool.Parse(given["quiet"] ?? "false"),
        };
        await using var app = SimulatorHost.Build(options, TimeProvider.System, given["urls"] ?? "http://127.0.0.1:5090");
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"Four phone systems of {options.Extensions} extensions at {string.Join(", ", app.Urls)} (seed {options.Seed})");
        await app.WaitForShutdownAsync();
    }

    private static int Number(string? text, int normal) => text is null ? normal : int.Parse(text, CultureInfo.InvariantCulture);
}
