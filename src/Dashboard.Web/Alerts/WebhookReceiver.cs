using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Web.Live;

namespace Dashboard.Web.Alerts;

/// <summary>One receiver of webhooks, and how a message to it is signed.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    /// <summary>When the message was signed, in seconds since 1970: a receiver refuses what is too old to be new.</summary>
    public const string TimestampHeader = "Dashboard-Timestamp";

    /// <summary><c>sha256=</c> and the HMAC of timestamp, full stop and body, in small hexadecimal digits.</summary>
    public const string SignatureHeader = "Dashboard-Signature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly AlertWebhook _webhook;
    private readonly TimeProvider _time;

    private readonly HttpClient _http;

    /// <param name="webhook">The receiver as it is configured.</param>
    /// <param name="time">The clock.</param>
    /// <param name="resolve">Finds the addresses of a name; null for the machine's resolver.</param>
    public WebhookReceiver(AlertWebhook webhook, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (_webhook, _time) = (webhook, time);
        // No redirects: where a message goes is for the configuration alone to say. No propagator, and with it no trace of a
        // request: the path of the address may be a secret.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null,
            ConnectCallback = new WebhookAddresses(resolve ?? Dns.GetHostAddressesAsync).ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The receiver's host: of its address what may be told.</summary>
    public string Host => _webhook.Url.Host;

    /// <summary>Sends a message once.</summary>
    /// <returns>Whether it was taken, whether another try may help, and what came of it in words.</returns>
    public async Task<(bool IsTaken, bool MayTryAgain, string Answer)> TryAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Signed(message);
            // Only the status matters: a body that never ends is not waited for.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var mayHelp = answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
            return (answer.IsSuccessStatusCode, mayHelp, $"it answered {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, true, $"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (HttpRequestException fault) when (fault.InnerException is WebhookAddressException refused)
        {
            return (false, false, refused.Message);
        }
        catch (HttpRequestException fault)
        {
            // The message of the exception may name the whole address.
            return (false, true, $"{fault.HttpRequestError}");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The signature of a body at a moment.</summary>
    internal static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{timestamp}."));
        hmac.AppendData(body);
        return $"sha256={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }

    private HttpRequestMessage Signed(AlertMessage message)
    {
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, _webhook.Url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(_webhook.Secret, timestamp, message.Body));
        return request;
    }
}
