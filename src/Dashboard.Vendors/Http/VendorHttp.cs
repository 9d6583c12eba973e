using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Http;

/// <summary>
/// Sends one account's requests within its request budget, limits their time and size, and maps every failure to a typed exception.
/// </summary>
internal sealed partial class VendorHttp(AccountContext context, string vendor) : IDisposable
{
    /// <summary>5,000 rows of the most verbose vendor are under 8 MiB.</summary>
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private readonly ServerClockOffset _serverClock = new();

    // The host owns the handler. HttpClient's own timeout would not cover the body, so it is disabled.
    private readonly HttpClient _client = new(context.Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public string Vendor => vendor;

    public void Dispose()
    {
        _client.Dispose();
        _commandClient.Dispose();
    }

    /// <summary>Sends a poll request and returns the response, with any status.</summary>
    /// <param name="request">The request; disposed with the response.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="PollException">No complete response: the host is unreachable, too slow, or the body is too large.</exception>
    public async Task<VendorResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await context.AcquireRequest(cancellationToken);
        var host = request.RequestUri!.Host;
        using var limit = new CancellationTokenSource(TimeLimit, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ExchangeAsync(_client, request, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"{vendor} at {host} did not answer within {TimeLimit.TotalSeconds:0} s. It is asked again by itself.", null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unavailable($"{vendor} at {host} could not be reached: {Reason(e)}. Check the network and Accounts:{context.Id}:BaseAddress.", e);
        }
    }

    private async Task<VendorResponse> ExchangeAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        }

        using (request)
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = BodyEncoding.ToUtf8(await ReadBodyAsync(response.Content, cancellationToken), response.Content.Headers.ContentType?.CharSet);
            var now = context.Time.GetUtcNow();

            // A cached response carries the Date of the time when the cache stored it.
            var ahead = _serverClock.Measure(response.Headers.Age is null ? response.Headers.Date : null, now);
            return new VendorResponse(vendor, request.RequestUri!.Host, response.StatusCode, body, response.Content.Headers.ContentType?.MediaType,
                RetryAfterHeader.Read(response.Headers, now), response.Headers.Location is { IsAbsoluteUri: true } to ? to.Host : null, now, ahead);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBodyBytes)
        {
            throw TooLarge();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new ArrayBufferWriter<byte>((int)Math.Min(content.Headers.ContentLength ?? 16 * 1024, 1024 * 1024) + 1);
        int read;
        while ((read = await ReadAsync(stream, buffer.GetMemory(), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBodyBytes)
            {
                throw TooLarge();
            }
        }

        return buffer.WrittenMemory;
    }

    private async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new PollException(new PollFailure(
                PollFailureKind.BadData, $"{vendor} answered with a body that is not compressed as its Content-Encoding says. Look at what stands in front of the API. It is asked again by itself."), e);
        }
    }

    private PollException TooLarge() => new(new PollFailure(
        PollFailureKind.BadData, $"{vendor} answered with more than {MaxBodyBytes / 1024 / 1024} MiB; the answer was left unread."));

    private static PollException Unavailable(string message, Exception? inner) =>
        new(new PollFailure(PollFailureKind.Unavailable, message), inner);

    // The exception's message may contain the whole address with its query string; the error code does not.
    private static string Reason(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the name is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "the connection was refused",
        HttpRequestException { InnerException: RefusedCertificateException refused } => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection",
        _ => "the connection broke off",
    };
}
