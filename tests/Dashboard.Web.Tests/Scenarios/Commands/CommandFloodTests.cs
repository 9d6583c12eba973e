using System.Net;
using System.Net.Http.Json;

namespace Dashboard.Web.Tests.Scenarios.Commands;

/// <summary>What one sender of commands can do to the host and to the polls.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Performance")]
public sealed class CommandFloodTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Host_SentThousandsOfLargeCommands_HoldsAndAnswersLittle()
    {
        const int Commands = 6000;
        const int Senders = 8;
        const double MostMemory = 150;
        var large = new string('9', 58 * 1024);
        using var folder = new TemporaryFolder();
        await using var host = new HostRun(
            folder.Path, null, "--urls", "http://127.0.0.1:0", "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", "http://127.0.0.1:9",
            "--Accounts:sydney:Username", "a@b", "--Accounts:sydney:Password", "p4ss", "--Storage:ConnectionString", $"Data Source={Path.Combine(folder.Path, "dashboard.db")}");
        var address = await host.ListeningAsync();
        using var anna = await (await TestClientExtensions.SetUpAsync(address, () => host.Output)).AsScriptOfAsync("/");
        await anna.ReadAsync("/api/v1/commands");
        var before = host.Memory;

        var statuses = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < Commands / Senders; i++)
            {
                using var answer = await anna.Http.PostAsJsonAsync("/api/v1/commands", new { id = Guid.NewGuid(), kind = "Dial", account = large, extension = "101", target = "1" });
                answers.Add(answer.StatusCode);
            }

            return answers;
        })));
        var lists = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => anna.ReadAsync("/api/v1/commands")));

        output.WriteLine($"{Commands} commands of {large.Length / 1024} KB: {string.Join(", ", statuses.SelectMany(s => s).CountBy(s => s).Select(s => $"{s.Value} × {(int)s.Key}"))}; {before:0} MB, {host.PeakMemory:0} MB at the peak; three lists of {lists.Max(l => l.Length)} characters at most");
        statuses.SelectMany(s => s).ShouldAllBe(s => s == HttpStatusCode.RequestEntityTooLarge);
        host.PeakMemory.ShouldBeLessThan(before + MostMemory);
        lists.Max(l => l.Length).ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task Presence_WhileTenDialsASecondAreSent_IsPolledAllTheSame()
    {
        const int PerSecond = 10;
        var length = TimeSpan.FromSeconds(30);
        await using var host = await CommandHost.StartAsync(speed: 1);
        var numbers = host.Numbers;
        var (statuses, oldest) = (new List<HttpStatusCode>(), TimeSpan.Zero);

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / PerSecond);
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < length && await timer.WaitForNextTickAsync();)
        {
            using var answer = await host.Program.Http.PostAsJsonAsync(
                "/api/v1/commands", new { id = Guid.NewGuid(), kind = "Dial", account = "bucharest", extension = numbers[statuses.Count % numbers.Count], target = "0412341234" });
            statuses.Add(answer.StatusCode);
            var age = host.Time.GetUtcNow() - host.Board.GetLastListed("bucharest").Presence!.Value;
            oldest = age > oldest ? age : oldest;
        }

        var refused = statuses.Count(s => s == HttpStatusCode.TooManyRequests);
        output.WriteLine($"{statuses.Count} dials: {statuses.Count - refused} taken, {refused} × 429; presence {oldest.TotalSeconds:0.0} s old at most");
        statuses.ShouldAllBe(s => s == HttpStatusCode.Accepted || s == HttpStatusCode.TooManyRequests);
        refused.ShouldBeGreaterThan(statuses.Count / 4);
        oldest.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
