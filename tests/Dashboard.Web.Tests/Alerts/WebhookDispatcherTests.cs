using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;
using Dashboard.Web.Alerts;
using Dashboard.Web.Api.Metrics;
using Dashboard.Web.Boards;
using Dashboard.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Alerts;

public sealed class WebhookDispatcherTests : IDisposable
{
    private const string Secret = "a secret of some length";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly ManualTimeProvider _time = new();
    private readonly CapturedLog _log = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricCollector _metrics;
    private double _waitedOut;

    public WebhookDispatcherTests() => _metrics = new MetricCollector(_services.GetRequiredService<IMeterFactory>());

    [Fact]
    public async Task Post_OfAnAlert_IsSignedJson()
    {
        await using var host = await WebhookHost.StartAsync(_ => 200);
        using var sender = await StartAsync(host.Url);

        sender.Post("sales", Message(1));
        await ArrivedAsync(host, 1);

        host.Posts.TryPeek(out var post).ShouldBeTrue();
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{post.Timestamp}.{post.Body}"));
        post.Signature.ShouldBe($"sha256={Convert.ToHexStringLower(expected)}");
        post.Timestamp.ShouldBe($"{_time.GetUtcNow().ToUnixTimeSeconds()}");
        using var json = JsonDocument.Parse(post.Body);
        json.RootElement.GetProperty("event").GetString().ShouldBe("raised");
        json.RootElement.GetProperty("board").GetString().ShouldBe("sales");
        json.RootElement.GetProperty("alert").GetProperty("text").GetString().ShouldBe("Jane (101) ringing");
        await sender.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Post_RefusedForAWhile_IsTriedAgainUntilItIsTaken()
    {
        await using var host = await WebhookHost.StartAsync(n => n < 4 ? 500 : 204);
        using var sender = await StartAsync(host.Url);
        var message = Message(1);

        sender.Post("sales", message);
        await Eventually.HoldsAsync(() => Counted("dashboard.webhook.sent") == 1 || Advance(), Bound, "the message was taken");

        host.Posts.Count.ShouldBe(4);
        host.Posts.Select(p => p.Body).Distinct().Count().ShouldBe(1);
        host.Posts.Select(IdOf).Distinct().ShouldHaveSingleItem().ShouldBe(message.Id);
        Counted("dashboard.webhook.retries").ShouldBe(3);
        _log.Text.ShouldContain("it answered 500");
        await sender.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(503, WebhookRetryPolicy.Tries)]
    [InlineData(401, 1)]
    public async Task Post_NeverTaken_IsGivenUpWithALine(int status, int tries)
    {
        await using var host = await WebhookHost.StartAsync(_ => status);
        using var sender = await StartAsync(host.Url);

        sender.Post("sales", Message(1));
        await Eventually.HoldsAsync(() => Counted("dashboard.webhook.lost") == 1 || Advance(), Bound, "the message was given up");

        host.Posts.Count.ShouldBe(tries);
        _log.Text.ShouldContain($"after {tries} tries");
        _log.Text.ShouldNotContain(Secret);
        _log.Text.ShouldNotContain("/hook");
        await sender.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Receiver_ThatNeverResponds_DelaysNoOtherAndLosesTheOldest()
    {
        await using var stuck = await WebhookHost.StartAsync(_ => null);
        await using var well = await WebhookHost.StartAsync(_ => 200);
        using var sender = await StartAsync(stuck.Url, well.Url);
        sender.Post("sales", Message(0));
        await ArrivedAsync(stuck, 1);

        for (var i = 1; i <= WebhookDispatcher.Capacity + 3; i++)
        {
            sender.Post("sales", Message(i));
        }

        sender.Post("support", Message(1));
        await ArrivedAsync(well, 1);

        Counted("dashboard.webhook.lost").ShouldBe(3);
        stuck.Posts.Count.ShouldBe(1);
        _log.Text.ShouldContain("the oldest that waited was dropped");
        await sender.StopAsync(CancellationToken.None);
    }

    // Current alerts matter more than earlier ones, so a full queue keeps the newest.
    [Fact]
    public async Task Queue_ThatWasFull_GoesOnWithTheNewest()
    {
        await using var host = await WebhookHost.StartAsync(n => n == 1 ? null : 200);
        using var sender = await StartAsync(host.Url);
        var messages = Enumerable.Range(0, WebhookDispatcher.Capacity + 4).Select(Message).ToList();
        sender.Post("sales", messages[0]);
        await ArrivedAsync(host, 1);
        messages.Skip(1).ToList().ForEach(m => sender.Post("sales", m));

        _time.Advance(TimeSpan.FromSeconds(10));
        await Eventually.HoldsAsync(() => Counted("dashboard.webhook.sent") == WebhookDispatcher.Capacity + 1 || Advance(), Bound, "all that waited was taken");

        host.Posts.Select(IdOf).Distinct().ShouldBe([messages[0].Id, .. messages.Skip(4).Select(m => m.Id)]);
        await sender.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Receiver_ThatNeverAnswers_IsGivenUpOnAfterTenSecondsAndTriedAgain()
    {
        await using var host = await WebhookHost.StartAsync(n => n == 1 ? null : 200);
        using var sender = await StartAsync(host.Url);
        sender.Post("sales", Message(1));
        await ArrivedAsync(host, 1);
        _time.Advance(TimeSpan.FromSeconds(10));

        await Eventually.HoldsAsync(() => Counted("dashboard.webhook.sent") == 1 || Advance(), Bound, "the second try was taken");

        _log.Text.ShouldContain("no answer within 10 s");
        await sender.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void BackOff_TryAfterTry_GrowsToTwoMinutesWithHalfLeftToChance()
    {
        WebhookRetryPolicy.After(1, 0).ShouldBe(TimeSpan.FromSeconds(0.5));
        WebhookRetryPolicy.After(1, 1).ShouldBe(TimeSpan.FromSeconds(1));
        WebhookRetryPolicy.After(30, 1).ShouldBe(TimeSpan.FromMinutes(2));
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
        _log.Dispose();
    }

    private static string? IdOf(Received post)
    {
        using var json = JsonDocument.Parse(post.Body);
        return json.RootElement.GetProperty("id").GetString();
    }

    private static Task ArrivedAsync(WebhookHost host, int count) => Eventually.HoldsAsync(() => host.Posts.Count >= count, Bound, "the message arrived");

    private async Task<WebhookDispatcher> StartAsync(params Uri[] urls)
    {
        var boards = urls.Select((url, i) => Board(i == 0 ? "sales" : "support", url)).ToList();
        using var logs = new LoggerFactory([_log]);
        var directory = new BoardRegistry(boards, new PresenceStore(_time, "e"), _time, isDemo: false);
        var sender = new WebhookDispatcher(directory, new AlertMetrics(_services.GetRequiredService<IMeterFactory>()), _time, logs.CreateLogger<WebhookDispatcher>());
        await sender.StartAsync(CancellationToken.None);
        return sender;
    }

    private static BoardDefinition Board(string id, Uri url) =>
        new(id, id, BoardFilter.Everything) { Alerts = AlertOptions.None with { Webhook = new AlertWebhook(url, Secret) } };

    private AlertMessage Message(int number) => AlertMessage.Raised(
        new BoardDefinition("sales", "Sales", BoardFilter.Everything),
        new Alert
        {
            Key = $"k-{number}", Kind = AlertKind.Ringing, Account = "sydney", Name = "Jane", Number = "101", Since = _time.GetUtcNow(), RaisedAt = _time.GetUtcNow(),
        },
        _time.GetUtcNow());

    // Waits out each retry delay once. At other times an attempt is in progress, and advancing the clock would trigger its timeout.
    // Returns false, so it can be used inside a wait condition.
    private bool Advance()
    {
        var retries = Counted("dashboard.webhook.retries");
        if (retries > _waitedOut && _time.ArmedTimers > 0)
        {
            _waitedOut = retries;
            _time.AdvanceToNext();
        }

        return false;
    }

    private double Counted(string name) => _metrics.Read().Where(m => m.Instrument.Name == name).SelectMany(m => m.Values).Sum(v => v.Value);
}
