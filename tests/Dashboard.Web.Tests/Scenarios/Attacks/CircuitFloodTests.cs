using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Connections;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

public sealed class CircuitFloodTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost _host = shared.Host;

    [Fact]
    public async Task Circuits_OfOnePerson_AreBoundedAndTakeNoneFromOthers()
    {
        using var bound = new CancellationTokenSource(TestHost.Bound);
        using var anna = await _host.App.AsPersonAsync(Role.Supervisor);
        using var berta = await _host.App.AsPersonAsync(Role.Supervisor);
        var open = new List<ClientWebSocket>();
        try
        {
            for (var n = 0; n < CircuitLimiter.PerPerson; n++)
            {
                open.Add(await ConnectAsync(anna, bound.Token));
                await AnswerAsync(open[^1], "{}", bound.Token);
            }

            (await IsHeldAsync(anna, bound.Token)).ShouldBeFalse();
            (await IsHeldAsync(berta, bound.Token)).ShouldBeTrue();
            open[0].Abort();
            await Eventually.HoldsAsync(() => IsHeldAsync(anna, bound.Token), TestHost.Bound, "a page that was closed makes room");
        }
        finally
        {
            open.ForEach(s => s.Dispose());
        }
    }

    private async Task<bool> IsHeldAsync(TestClient visitor, CancellationToken cancellationToken)
    {
        using var socket = await ConnectAsync(visitor, cancellationToken);
        await socket.SendAsync(UnknownMethod, WebSocketMessageType.Binary, true, cancellationToken);
        return !(await AnswerAsync(socket, "live pages|Failed to invoke", cancellationToken)).Contains("live pages", StringComparison.Ordinal);
    }

    // An invocation in MessagePack of a method that there is not, and its length before it.
    private static readonly byte[] UnknownMethod = [0x0F, 0x96, 0x01, 0x80, 0xA1, (byte)'1', 0xA7, .. "Nothing"u8, 0x90, 0x90];

    private async Task<ClientWebSocket> ConnectAsync(TestClient visitor, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", visitor.Cookies.GetCookieHeader(_host.Address));
        await socket.ConnectAsync(new UriBuilder(_host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001E"), WebSocketMessageType.Text, true, cancellationToken);
        return socket;
    }

    private static async Task<string> AnswerAsync(ClientWebSocket socket, string until, CancellationToken cancellationToken)
    {
        var (buffer, text) = (new byte[4096], "");
        while (!Regex.IsMatch(text, until, RegexOptions.None, TestHost.Bound))
        {
            var answer = await socket.ReceiveAsync(buffer, cancellationToken);
            answer.MessageType.ShouldNotBe(WebSocketMessageType.Close, text);
            text += Encoding.UTF8.GetString(buffer, 0, answer.Count);
        }

        return text;
    }
}
