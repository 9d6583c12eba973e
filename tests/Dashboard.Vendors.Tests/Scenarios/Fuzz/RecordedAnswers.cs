using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Dashboard.Simulator;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;
using Dashboard.Vendors.Tests.Jingl;
using Dashboard.Vendors.Tests.TelecomX;
using Dashboard.Vendors.Tests.VoipNow;
using Dashboard.Vendors.Tests.Vonage;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>
/// The responses of the simulated vendors, by route name. The adapters send the requests, so that responses needed by future adapter versions are
/// recorded too.
/// </summary>
public sealed class RecordedAnswers : IAsyncLifetime
{
    internal const string VonageFieldShape = "vonage-calls-field";

    private static readonly SimulatorOptions Options = new() { Extensions = 6, Traffic = false, Seed = 11 };

    private readonly ConcurrentDictionary<string, List<byte[]>> _bodies = new();
    private readonly Dictionary<string, string[]> _numbers = [];

    /// <summary>Extension numbers by the MAC address of their device, as in an account's options.</summary>
    internal IReadOnlyDictionary<string, string> VonageDevices { get; private set; } = new Dictionary<string, string>();

    internal IReadOnlyList<byte[]> Of(string name) => _bodies[name];

    /// <summary>
    /// Returns the extensions to which an opening limits the account: every second opening has a limit, and vendors without a list of extensions
    /// always need one.
    /// </summary>
    internal string[] NumbersOf(FuzzTarget target, int opening) => target.Vendor.Name switch
    {
        "Vonage" => _numbers["vonage"],
        "Jingl" when target.NotFound is not null => _numbers["jingl"][..3],
        _ when opening % 4 == 3 => _numbers[target.Vendor.Name.ToLowerInvariant()][..4],
        _ => [],
    };

    public async ValueTask InitializeAsync()
    {
        await RecordAsync(JinglContractTests.Described, ["handsetstatus"]);
        await RecordAsync(JinglContractTests.Described, ["handsetstatus"], missingList: "Jingl:ListPath");
        await RecordAsync(TelecomXContractTests.Described, ["calls", "sipphones", "employees"]);
        await RecordAsync(VonageContractTests.Described, ["devices", "calls"]);
        await RecordAsync(VonageContractTests.Described, ["calls"], fieldShape: true);
        await RecordAsync(VoipNowContractTests.Described, ["calls", "presence"]);
        KeepSinglePhones();
        foreach (var (name, body) in DocumentExamples.All)
        {
            Keep(name, Encoding.UTF8.GetBytes(body));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task RecordAsync(ContractVendor vendor, string[] endpoints, string? missingList = null, bool fieldShape = false)
    {
        await using var simulated = SimulatedVendor.Start(vendor.Name, Options);
        using var tape = new Tape(this, simulated.Handler, fieldShape);
        var truth = await simulated.TruthAsync();
        string[] numbers = [.. truth.Numbers];
        _numbers[vendor.Name] = numbers;
        VonageDevices = vendor.Name == "vonage" ? DevicesOf(truth) : VonageDevices;
        var keys = new Dictionary<string, string?>(vendor.Keys(simulated.Address, Options)) { ["Extensions:0"] = numbers[0] };
        if (missingList is not null)
        {
            keys[missingList] = "api/missing";
        }

        using var account = new OpenedAccount(vendor.Vendor, tape, keys, simulated.Time, vendor.Name == "vonage" || missingList is not null ? numbers : []);
        await simulated.DoAsync("line", new { fieldShape });
        await simulated.DoAsync("ring", new { extension = numbers[0], from = "0412341234" });
        await simulated.DoAsync("dial", new { extension = numbers[1], to = "0409123456" });
        await simulated.DoAsync("dial", new { extension = numbers[2], to = numbers[3] });
        string[][] acts = [[], ["answer", numbers[0]], ["answer", numbers[2]], ["hold", numbers[0]], ["park", numbers[2]], ["unregister", numbers[5]]];
        foreach (var act in acts)
        {
            if (act is [var what, var extension])
            {
                await simulated.DoAsync(what, new { extension });
            }

            foreach (var endpoint in endpoints)
            {
                await account.PollAsync(endpoint);
            }

            simulated.Time.Advance(TimeSpan.FromSeconds(7));
        }
    }

    private static Dictionary<string, string> DevicesOf(SimulatorTruth truth) => truth.Devices.Where(d => d.Extension is not null)
        .GroupBy(d => d.DashedMac).ToDictionary(g => g.Key, g => g.First().Extension!);

    // The simulator's list contains the status, so no phone is requested separately. Each row of the list serves as the response of the single GET.
    private void KeepSinglePhones()
    {
        using var list = JsonDocument.Parse(Of(Routes.TelecomXPhones)[0]);
        foreach (var phone in list.RootElement.GetProperty("sipPhones").EnumerateArray().Take(4))
        {
            Keep(Routes.TelecomXPhone, Encoding.UTF8.GetBytes(phone.GetRawText()));
        }
    }

    private void Keep(string name, byte[] body)
    {
        var kept = _bodies.GetOrAdd(name, _ => []);
        if (kept.Count < 12 && !kept.Exists(k => k.AsSpan().SequenceEqual(body)))
        {
            kept.Add(body);
        }
    }

    /// <summary>Forwards requests to the simulator and records its responses.</summary>
    private sealed class Tape(RecordedAnswers kept, HttpMessageHandler network, bool fieldShape) : DelegatingHandler(new Lent(network))
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (answer.IsSuccessStatusCode && Routes.Of(request.RequestUri!) is { } name)
            {
                kept.Keep(fieldShape && name == Routes.VonageCalls ? VonageFieldShape : name, body);
            }

            return answer;
        }
    }

    /// <summary>Uses the handler of the simulated vendor without disposing it.</summary>
    private sealed class Lent(HttpMessageHandler network) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(network, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
