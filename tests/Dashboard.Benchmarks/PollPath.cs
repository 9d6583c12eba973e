using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Vendors;
using Dashboard.Vendors.VoipNow;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Benchmarks;

/// <summary>
/// Benchmarks one poll of 5,000 VoipNow extensions, from the bytes of the response to the updated board. The baseline walks the same
/// bytes with a bare Utf8JsonReader. Compare the ratio: absolute times depend on the machine.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class PollPath
{
    private readonly VoipNowAnswers _same = new(changed: 0);
    private readonly VoipNowAnswers _onePercent = new(changed: 50);
    private IVendorSource _unchanged = null!;
    private IVendorSource _changing = null!;
    private PresenceStore _quiet = null!;
    private PresenceStore _busy = null!;

    /// <summary>
    /// Fills both boards, so that a later poll is measured. Not asynchronous: with the in-process toolchain an asynchronous set-up that
    /// fails counts as successful.
    /// </summary>
    [GlobalSetup]
    public void SetUp() => FillAsync().GetAwaiter().GetResult();

    private async Task FillAsync()
    {
        (_unchanged, _changing) = (Open(_same), Open(_onePercent));
        (_quiet, _busy) = (new PresenceStore(TimeProvider.System, "q"), new PresenceStore(TimeProvider.System, "b"));
        await PollAsync(_unchanged, _quiet);
        await PollAsync(_changing, _busy);
        if (_quiet.Current.Extensions.Count != VoipNowAnswers.Extensions || await PollAsync(_unchanged, _quiet) != 0 || await PollAsync(_changing, _busy) == 0)
        {
            throw new InvalidOperationException("The poll does not do what is to be measured.");
        }
    }

    /// <summary>The baseline: reads every token and stores nothing.</summary>
    [Benchmark(Baseline = true)]
    public int BareWalk()
    {
        var tokens = 0;
        foreach (var page in _same.Pages)
        {
            var reader = new Utf8JsonReader(page);
            while (reader.Read())
            {
                tokens++;
            }
        }

        return tokens;
    }

    /// <summary>A poll without changes since the last one.</summary>
    [Benchmark]
    public Task<int> NothingChanged() => PollAsync(_unchanged, _quiet);

    /// <summary>A poll in which one per cent of the extensions have changed.</summary>
    [Benchmark]
    public Task<int> OnePercentChanged() => PollAsync(_changing, _busy);

    private static async Task<int> PollAsync(IVendorSource source, PresenceStore board) =>
        board.Apply(await source.PollAsync(source.Endpoints.First(e => e.Parts.HasFlag(ResourceKinds.Presence)), CancellationToken.None)).Length;

    private static IVendorSource Open(VoipNowAnswers answers)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Accounts:bench:BaseAddress"] = "http://127.0.0.1/uapi",
            ["Accounts:bench:ClientId"] = "id",
            ["Accounts:bench:ClientSecret"] = "secret",
        }).Build().GetSection("Accounts:bench");
        return new VoipNowVendor().Open(section, new AccountContext
        {
            Id = "bench", Time = TimeProvider.System, Handler = answers, Log = NullLogger.Instance,
        });
    }
}
