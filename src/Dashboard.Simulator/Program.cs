using System.Globalization;
using System.Text;

namespace Dashboard.Simulator;

/// <summary>The stand-alone simulator.</summary>
internal static class Program
{
    /// <summary>
    /// Runs the simulator until it is stopped. Options: <c>--urls --seed --extensions --speed --busy --quiet --script</c>.
    /// </summary>
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
        await using var simulator = new SimulatorHost(options, TimeProvider.System, given["urls"] ?? "http://127.0.0.1:5090");
        simulator.Start();
        await Console.Out.WriteLineAsync($"Four phone systems of {options.Extensions} extensions (seed {options.Seed}), controlled at {simulator.Control}");
        foreach (var vendor in SimulatorHost.Vendors)
        {
            await Console.Out.WriteLineAsync($"  {vendor} at {simulator.AddressOf(vendor)}");
        }

        if (given["script"] is { Length: > 0 } script)
        {
            using var http = new HttpClient();
            using var steps = new StringContent(await File.ReadAllTextAsync(script), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri($"{simulator.Control}/control/script"), steps);
            await Console.Out.WriteLineAsync(answer.IsSuccessStatusCode ? $"  faults as in {script}" : await answer.Content.ReadAsStringAsync());
        }

        await simulator.WaitForShutdownAsync();
    }

    private static int Number(string? text, int normal) => text is null ? normal : int.Parse(text, CultureInfo.InvariantCulture);
}
