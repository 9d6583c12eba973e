using System.Diagnostics;
using System.Net;
using Dashboard.Storage;
using Dashboard.Storage.Audit;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests that a thousand wrong sign-ins a second from 250 addresses do not block other users.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Performance")]
public sealed class SignInFloodTests(ITestOutputHelper output) : IDisposable
{
    private const int PerSecond = 1000;
    private const int Addresses = 250;
    private const int MostInFlight = 4000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    // Looks until code is compiled and buffers have their size.
    private const int Settling = 3;
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _over = new();

    public void Dispose()
    {
        _over.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Host_UnderAFloodOfWrongSignIns_ServesOthersAndAuditsWhatTheyDo()
    {
        var file = Path.Combine(_folder.Path, "dashboard.db");
        int acts;
        await using (var run = new HostRun(
            _folder.Path, null, "--urls", "http://127.0.0.1:0", "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", "http://127.0.0.1:9",
            "--Accounts:sydney:Username", "a@b", "--Accounts:sydney:Password", "p4ss", "--Storage:ConnectionString", $"Data Source={file}"))
        {
            var address = await run.ListeningAsync();
            using var anna = await (await TestClientExtensions.SetUpAsync(address, () => run.Output)).AsScriptOfAsync("/");
            var strangers = await StrangersAsync(address);
            var before = Of(run);

            var reading = ReadAsync(anna);
            var acting = ActAsync(anna);
            var signingIn = SignInAsync(address);
            var measuring = MeasureAsync(run);
            var sent = await FloodAsync(strangers);
            await _over.CancelAsync();
            acts = await acting;
            var (reads, signIns, measured) = (await reading, await signingIn, await measuring);
            strangers.ForEach(s => s.Visitor.Dispose());

            output.WriteLine($"{sent} wrong sign-ins; API p99 {At(reads, 0.99):0} ms of {reads.Count}; sign-ins {At(signIns, 1):0} ms at most; {acts} acts; before {before.Threads} threads, {before.Memory} MB; each {BetweenLooks.TotalSeconds} s {string.Join(", ", measured.Select(m => $"{m.Memory} MB"))}; threads {measured.Max(m => m.Threads)} at most");
            sent.ShouldBeGreaterThan((int)(PerSecond * Length.TotalSeconds * 0.9));
            At(reads, 0.99).ShouldBeLessThan(100);
            At(signIns, 1).ShouldBeLessThan(1000);
            measured.Max(m => m.Threads).ShouldBeLessThan(before.Threads + 30);
            measured.Skip(Settling).Max(m => m.Memory).ShouldBeLessThan((long)(measured[Settling - 1].Memory * 1.1));
        }

        await using var database = new Database(new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}"), TimeProvider.System);
        var log = new AuditLog(database, TimeProvider.System, new AuditKeyFile($"{file}.audit-key"));
        (await log.ReadAsync(new AuditFilter { Action = "downloaded calls", MaxRows = 1000 }, CancellationToken.None)).Count.ShouldBe(acts);
        (await log.VerifyAsync(CancellationToken.None)).Fault.ShouldBe(AuditFault.None);
    }

    private static async Task<List<(TestClient Visitor, string Word)>> StrangersAsync(Uri address)
    {
        var strangers = new List<(TestClient Visitor, string Word)>();
        for (var n = 0; n < Addresses; n++)
        {
            var client = new TestClient(address, new IPAddress([127, 0, 7, (byte)(n + 1)]));
            strangers.Add((client, await client.TokenAsync("/sign-in")));
        }

        return strangers;
    }

    private static async Task<int> FloodAsync(List<(TestClient Visitor, string Word)> strangers)
    {
        var (sent, inFlight, watch) = (0, 0, Stopwatch.StartNew());
        var answers = new List<Task>();
        while (watch.Elapsed < Length)
        {
            for (var due = (int)(watch.Elapsed.TotalSeconds * PerSecond); sent < due && Volatile.Read(ref inFlight) < MostInFlight; sent++)
            {
                var (client, word) = strangers[sent % Addresses];
                var name = $"stranger {sent}";
                Interlocked.Increment(ref inFlight);
                answers.Add(Task.Run(async () =>
                {
                    using var answer = await client.SendAsync("/sign-in", ("_handler", "sign-in"), ("Name", name), ("Password", "a wrong password"), ("__RequestVerificationToken", word));
                    Interlocked.Decrement(ref inFlight);
                }));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await Task.WhenAll(answers);
        return sent;
    }

    private async Task<List<double>> ReadAsync(TestClient anna)
    {
        var times = new List<double>();
        while (!_over.IsCancellationRequested)
        {
            times.Add(await TimeAsync(() => anna.ReadAsync("/api/v1/accounts")));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return times;
    }

    private async Task<int> ActAsync(TestClient anna)
    {
        var acts = 0;
        while (!_over.IsCancellationRequested)
        {
            using var answer = await anna.GetAsync("/supervisor/csv/calls");
            acts += answer.IsSuccessStatusCode ? 1 : 0;
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }

        return acts;
    }

    private async Task<List<(int Threads, long Memory)>> MeasureAsync(HostRun run)
    {
        var measured = new List<(int Threads, long Memory)>();
        using var timer = new PeriodicTimer(BetweenLooks);
        while (await timer.WaitForNextTickAsync() && !_over.IsCancellationRequested)
        {
            measured.Add(Of(run));
        }

        return measured;
    }

    private async Task<List<double>> SignInAsync(Uri address)
    {
        var times = new List<double>();
        for (byte n = 1; !_over.IsCancellationRequested; n++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
            using var client = new TestClient(address, new IPAddress([127, 0, 9, n]));
            times.Add(await TimeAsync(async () =>
            {
                using var answer = await client.PostAsync("/sign-in", "sign-in", ("Name", "Anna"), ("Password", TestClientExtensions.Password));
                answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            }));
        }

        return times;
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static (int Threads, long Memory) Of(HostRun run)
    {
        using var process = Process.GetProcessById(run.Id);
        return (process.Threads.Count, process.WorkingSet64 / 1024 / 1024);
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * part)));
}
