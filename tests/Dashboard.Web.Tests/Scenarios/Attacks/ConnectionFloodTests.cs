using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests a host with a low file descriptor limit and more silent sockets than that.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Performance")]
public sealed class ConnectionFloodTests(ITestOutputHelper output)
{
    private const int Descriptors = 4096;
    private const int Silent = 5000;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Host_UnderMoreSilentSocketsThanItHasDescriptors_AnswersOthers()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostRun(HostRun.Built, folder.Path, null, ["--urls", "http://127.0.0.1:0"], Descriptors);
        var address = await host.ListeningAsync();
        using var bystander = From(IPAddress.Parse("127.0.0.9"), address);
        (await bystander.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = host.Memory;
        var sockets = new List<Socket>();
        try
        {
            for (var n = 0; n < Silent; n++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            }

            await Eventually.HoldsAsync(() => sockets.Count(s => s.Available > 0) > Silent - Descriptors, Bound, "those beyond the bound are refused");
            var watch = Stopwatch.StartNew();
            (await bystander.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
            host.HasEnded.ShouldBeFalse();
            (host.Memory - before).ShouldBeLessThan(200);
            host.Output.ShouldContain("Connections were refused since this was last said");
            output.WriteLine($"{Silent} silent sockets, {Descriptors} descriptors: {sockets.Count(s => s.Available > 0)} refused, {host.Memory - before:0} MB more, another address was answered in {watch.ElapsedMilliseconds} ms");
        }
        finally
        {
            sockets.ForEach(s => s.Dispose());
        }
    }

    private static HttpClient From(IPAddress address, Uri host) => new(new SocketsHttpHandler
    {
        // Each request uses a new connection, from another address than the silent sockets.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = host, Timeout = Bound,
    };
}
