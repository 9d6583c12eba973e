using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dashboard.Testing;
using Dashboard.Web.Alerts;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Tests.Alerts;

/// <summary>The results of one delivery attempt by response.</summary>
public sealed class WebhookClientTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private static readonly AlertMessage Message = new("sales-k-1-raised-1", "{}"u8.ToArray());

    [Theory]
    [InlineData(200, true, false)]
    [InlineData(204, true, false)]
    [InlineData(302, false, false)]
    [InlineData(400, false, false)]
    [InlineData(401, false, false)]
    [InlineData(408, false, true)]
    [InlineData(429, false, true)]
    [InlineData(500, false, true)]
    [InlineData(503, false, true)]
    public async Task Try_AnsweredWith_IsTakenOrTriedAgainOrNeither(int status, bool isTaken, bool mayTryAgain)
    {
        await using var host = await WebhookHost.StartAsync(_ => status);

        (await TryAsync(host.Url)).ShouldBe((isTaken, mayTryAgain, $"it answered {status}"));
    }

    [Fact]
    public async Task Send_ToAClosedPort_IsRetryableAndRevealsNoAddress()
    {
        var (isTaken, mayTryAgain, answer) = await TryAsync(new Uri($"http://127.0.0.1:{DeadPort()}/hook?token=t0ken"));

        (isTaken, mayTryAgain, answer).ShouldBe((false, true, "ConnectionError"));
    }

    [Fact]
    public async Task Try_SentElsewhere_IsNotFollowed()
    {
        await using var host = await WebhookHost.StartAsync(_ => 200);

        (await TryAsync(host.At("moved"))).ShouldBe((false, false, "it answered 307"));
        host.Posts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fd00:ec2::254]")]
    public async Task Try_AtALinkLocalAddress_IsNotSent(string host) =>
        (await TryAsync(new Uri($"http://{host}/latest/meta-data"))).ShouldBe((false, false, "its address is link-local, and webhooks are not sent there"));

    [Fact]
    public async Task Try_AtANameThatBecomesLinkLocal_IsCheckedAtEachConnection()
    {
        await using var host = await WebhookHost.StartAsync(_ => 200);
        IPAddress[] addresses = [IPAddress.Parse("169.254.169.254"), IPAddress.Loopback];
        using var receiver = new WebhookClient(
            new AlertWebhook(new Uri($"http://hook.example:{host.At("close").Port}/close"), "a secret of some length"), new ManualTimeProvider(), (_, _) => Task.FromResult(addresses));

        (await receiver.TryAsync(Message, CancellationToken.None).WaitAsync(Bound)).IsTaken.ShouldBeTrue();
        addresses = [addresses[0]];
        (await receiver.TryAsync(Message, CancellationToken.None).WaitAsync(Bound)).Answer.ShouldBe("its address is link-local, and webhooks are not sent there");
    }

    [Fact]
    public async Task Try_AnsweredWithABodyThatNeverEnds_IsTakenAtOnce()
    {
        await using var host = await WebhookHost.StartAsync(_ => 200);

        (await TryAsync(host.At("endless"))).IsTaken.ShouldBeTrue();
    }

    // The path of an address may contain a secret, which a trace would expose.
    [Fact]
    public async Task Try_WhileRequestsAreTraced_IsInNoTrace()
    {
        await using var host = await WebhookHost.StartAsync(_ => 200);
        var traced = new ConcurrentQueue<int>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => traced.Enqueue(activity.GetTagItem("server.port") is int port ? port : 0),
        };
        ActivitySource.AddActivityListener(listener);
        using var http = new HttpClient();
        using var another = await http.GetAsync(host.Url);

        (await TryAsync(host.Url)).IsTaken.ShouldBeTrue();

        traced.Count(port => port == host.Url.Port).ShouldBe(1, "the other request alone");
    }

    // The manual clock never advances, so the client's timeout never fires and the test's own timeout applies.
    private static async Task<(bool IsTaken, bool MayTryAgain, string Answer)> TryAsync(Uri url)
    {
        using var receiver = new WebhookClient(new AlertWebhook(url, "a secret of some length"), new ManualTimeProvider());
        return await receiver.TryAsync(Message, CancellationToken.None).WaitAsync(Bound);
    }

    private static int DeadPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
