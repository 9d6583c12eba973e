using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Alerts;

/// <summary>The HTTP client of one webhook receiver; it signs each message.</summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>The header with the signing time, in Unix seconds. A receiver rejects old timestamps to prevent replays.</summary>
    public const string TimestampHeader = "Dashboard-Timestamp";

    /// <summary>The header with <c>sha256=</c> and the HMAC-SHA256 of timestamp, full stop and body, in lower-case hexadecimal.</summary>
    public const string SignatureHeader = "Dashboard-Signature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly AlertWebhook _webhook;
    private readonly TimeProvider _time;

    private readonly HttpClient _http;

    /// <param name="webhook">The configured receiver.</param>
    /// <param name="time">The clock.</param>
    /// <param name="resolve">Resolves a host name; null for the machine's resolver.</param>
    public WebhookClient(AlertWebhook webhook, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (_webhook, _time) = (webhook, time);
        // Redirects are not followed: only the configuration decides the destination. Without a propagator requests are not
        // traced: the path of the address may be a secret.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null,
            ConnectCallback = new WebhookAddresses(resolve ?? Dns.GetHostAddressesAsync).ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The receiver's host name, the only part of the address that may be logged.</summary>
    public string Host => _webhook.Url.Host;

    /// <summary>Sends a message once.</summary>
    /// <returns>Whether it was accepted, whether another attempt may succeed, and a description of the result.</returns>
    public async Task<(bool IsTaken, bool MayTryAgain, string Answer)> TryAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Signed(message);
            // Only the status matters: the body is not read, since it may never end.
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
            // The exception's message may contain the whole address.
            return (false, true, $"{fault.HttpRequestError}");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Signs a body with its timestamp.</summary>
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
