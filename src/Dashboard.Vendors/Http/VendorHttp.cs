using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Dashboard.Presence;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Http;

/// <summary>Sends one account's requests: within its budget, with limits on time and size, failing in one typed way.</summary>
internal sealed partial class VendorHttp(AccountContext context, string vendor) : IDisposable
{
    /// <summary>5,000 rows of the wordiest vendor are under 8 MiB.</summary>
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private readonly ServerClock _serverClock = new();

    // The handler belongs to the host; the limit on time covers the body too, which HttpClient's own would not.
    private readonly HttpClient _client = new(context.Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public string Vendor => vendor;

    public void Dispose()
    {
        _client.Dispose();
        _commandClient.Dispose();
    }

    /// <summary>Sends a request and returns the answer whatever its status says.</summary>
    /// <param name="request">The request; disposed with the answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PollException">No whole answer came: unreachable, too slow, too large.</exception>
    public async Task<VendorAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await context.TakeRequest(cancellationToken);
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

    private async Task<VendorAnswer> ExchangeAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
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

            // What comes from a cache bears the date of the day it went in.
            var ahead = _serverClock.Measure(response.Headers.Age is null ? response.Headers.Date : null, now);
            return new VendorAnswer(vendor, request.RequestUri!.Host, response.StatusCode, body, response.Content.Headers.ContentType?.MediaType,
                RetryAfter.Read(response.Headers, now), response.Headers.Location is { IsAbsoluteUri: true } to ? to.Host : null, now, ahead);
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

    // The exception's own message may hold the whole address with its query string; the kind of error never does.
    private static string Reason(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the name is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "the connection was refused",
        HttpRequestException { InnerException: RefusedCertificateException refused } => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection",
        _ => "the connection broke off",
    };
}
