using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Dashboard.Web.Connections;

/// <summary>
/// Accepts connections up to the limits of the gate. Excess connections are refused before the next one is accepted, so that even a burst of them
/// holds no descriptors.
/// </summary>
/// <param name="inner">Accepts all connections.</param>
/// <param name="gate">Counts the connections.</param>
/// <param name="isTls">Whether connections begin with a TLS handshake: then they are refused without an HTTP response.</param>
internal sealed class BoundedListener(IConnectionListener inner, ConnectionGate gate, bool isTls) : IConnectionListener
{
    private const string RefusalText = "This host has as many connections as it takes. Try again later.\n";
    private static readonly TimeSpan MaxRefusalTime = TimeSpan.FromSeconds(1);

    private static readonly byte[] Refusal = Encoding.ASCII.GetBytes(
        $"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nContent-Length: {RefusalText.Length}\r\nRetry-After: 10\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{RefusalText}");

    /// <inheritdoc/>
    public EndPoint EndPoint => inner.EndPoint;

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await inner.AcceptAsync(cancellationToken) is { } connection)
        {
            if (gate.Enter((connection.RemoteEndPoint as IPEndPoint)?.Address) is { } place)
            {
                connection.ConnectionClosed.UnsafeRegister(static taken => ((IDisposable)taken!).Dispose(), place);
                return connection;
            }

            await RefuseAsync(connection);
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task RefuseAsync(ConnectionContext connection)
    {
        try
        {
            if (!isTls)
            {
                await connection.Transport.Output.WriteAsync(Refusal);
            }

            await connection.DisposeAsync().AsTask().WaitAsync(MaxRefusalTime);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or TimeoutException)
        {
            // The connection was closed by the client, or does not close: the next connection must not wait for it.
            connection.Abort();
        }
    }
}
