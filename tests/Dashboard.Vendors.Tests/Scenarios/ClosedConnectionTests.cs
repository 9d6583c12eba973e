using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Vonage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Vendors.Tests.Scenarios;

/// <summary>
/// Tests a server that accepts a command and closes the connection. .NET's handler assumes an idle connection, and would send the command up to four
/// times.
/// </summary>
public sealed class ClosedConnectionTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private int _commands;

    public ClosedConnectionTests()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Command_OnALineThatIsClosedBeforeTheAnswer_ArrivesOnce(bool ofItsOwn)
    {
        using var polls = new SocketsHttpHandler();
        using var commands = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero };
        var address = $"http://{_listener.LocalEndpoint}";
        using var source = new VonageVendor().Open(OpenedAccount.Section(new Dictionary<string, string?>
        {
            ["BaseAddress"] = address, ["TokenAddress"] = $"{address}/token", ["Username"] = "board", ["Password"] = "p", ["ClientId"] = "c", ["ClientSecret"] = "s",
        }), new AccountContext
        {
            Id = "sydney", Extensions = ["1234"], Time = new ManualTimeProvider(), Handler = polls, CommandHandler = ofItsOwn ? commands : null, Log = NullLogger.Instance,
        });
        var call = new Call { Key = "sydney/call-1", Account = "sydney", VendorId = "call-1", State = PresenceState.OnCall, ObservedAt = DateTimeOffset.UnixEpoch };

        var receipt = await source.SendAsync(new CallCommand(CommandKind.HangUp, "1234") { Call = call }, CancellationToken.None).WaitAsync(Bound);
        receipt.Answer.ShouldBe(CommandOutcome.Unanswered);
        _commands.ShouldBe(1);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var length = 0;
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
                {
                    length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(header.AsSpan(15), provider: null) : length;
                }

                if (length > 0)
                {
                    await reader.ReadBlockAsync(new char[length], _stop.Token);
                }

                if (line.StartsWith("DELETE", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _commands);
                    return;
                }

                const string Token = """{"access_token":"abc","expires_in":86400}""";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Token.Length}\r\n\r\n{Token}"), _stop.Token);
            }
        }
    }
}
