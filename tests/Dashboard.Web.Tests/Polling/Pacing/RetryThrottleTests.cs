using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Dashboard.Vendors;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Polling.Pacing;

/// <summary>Tests how often "try again" reaches a vendor that refuses the sign-in, counted by the vendor.</summary>
public sealed class RetryThrottleTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();
    private readonly ScriptedHandler _vendor;
    private readonly PolledAccount _account;
    private readonly EndpointPoller _poll;
    private HttpStatusCode _answer = HttpStatusCode.Unauthorized;
    private int _signIns;

    public RetryThrottleTests()
    {
        _vendor = new ScriptedHandler((request, _) =>
        {
            _signIns++;
            return Task.FromResult(new HttpResponseMessage(_answer) { Content = new StringContent("[]") });
        });
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Accounts:sydney:BaseAddress"] = "http://127.0.0.1:9", ["Accounts:sydney:Username"] = "a@b", ["Accounts:sydney:Password"] = "p4ss",
        }).Build().GetSection("Accounts:sydney");
        var source = VendorCatalog.All.First(v => v.Name == "Jingl").Open(section, new AccountContext { Id = "sydney", Time = _time, Handler = _vendor, Log = NullLogger.Instance });
        _account = new PolledAccount("sydney", "Jingl", source, new PollOptions(), AccountDirectory.Empty, new RequestRateLimiter(240, _time), () => 0.5);
        _poll = new EndpointPoller(new PresenceStore(_time, "e"), _time, _services.GetRequiredService<PollMetrics>(), NullLogger<EndpointPoller>.Instance);
    }

    public void Dispose()
    {
        _account.Dispose();
        _vendor.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task TryAgain_EachSecondForAnHour_IsTwelveSignInsAtMost()
    {
        for (var second = 0; second < 3600; second++)
        {
            await TryAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _signIns.ShouldBeInRange(8, 12);
    }

    [Fact]
    public async Task TryAgain_AsFastAsItMay_PausesForLongerEachTime()
    {
        var pauses = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            (await TryAsync()).ShouldBeNull();
            var wait = _account.RetryWait(_time.GetUtcNow())!.Value;
            pauses.Add(wait.TotalSeconds);
            _time.Advance(wait);
        }

        pauses.ShouldBe([10, 20, 40, 80, 160, 320, 600, 600]);
    }

    [Fact]
    public async Task Retry_AfterASuccess_StartsOverWithTheNextFailure()
    {
        await TryAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        _answer = HttpStatusCode.OK;
        await TryAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        await PollAsync();

        (await TryAsync()).ShouldNotBeNull("there is nothing to try");
        _answer = HttpStatusCode.Unauthorized;
        await PollAsync();
        (await TryAsync()).ShouldBeNull();
        (await TryAsync()).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void TryAgain_WhileOneIsUnderWay_Waits()
    {
        _account.TryRetry(_time.GetUtcNow()).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(30));
        _account.TryRetry(_time.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(30));
        _account.TryRetry(_time.GetUtcNow()).ShouldBeNull("it hangs");
    }

    private async Task<TimeSpan?> TryAsync()
    {
        if (_account.TryRetry(_time.GetUtcNow()) is { } wait)
        {
            return wait;
        }

        _account.Restart();
        await PollAsync();
        return null;
    }

    private async Task PollAsync()
    {
        foreach (var endpoint in _account.Endpoints)
        {
            await _poll.RunAsync(_account, endpoint, CancellationToken.None);
        }
    }
}
