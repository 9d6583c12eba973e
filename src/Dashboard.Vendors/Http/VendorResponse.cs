using System.Net;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Http;

/// <summary>A vendor's complete HTTP response, with the body in UTF-8.</summary>
internal sealed record VendorResponse(
    string Vendor,
    string Host,
    HttpStatusCode Status,
    ReadOnlyMemory<byte> Body,
    string? MediaType,
    TimeSpan? RetryAfter,
    string? RedirectHost,
    DateTimeOffset ReceivedAt,
    TimeSpan ServerAhead)
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32 };

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Parses the body as JSON. The caller disposes the document.</summary>
    /// <exception cref="PollException">BadData: the body is not JSON.</exception>
    public JsonDocument Json()
    {
        try
        {
            return JsonDocument.Parse(ResponseTextDecoder.Mend(Body), Limits);
        }
        catch (JsonException e)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData, WhatCameInstead()), e);
        }
    }

    /// <summary>Maps a status other than success to a failure.</summary>
    /// <param name="what">The requested resource, as in "the list of calls".</param>
    public PollException Failure(string what)
    {
        var code = (int)Status;
        return new PollException(code switch
        {
            401 or 403 => new PollFailure(PollFailureKind.Refused, $"{Vendor} refused {what} ({code}): check the credentials and their permissions."),
            429 => new PollFailure(PollFailureKind.Throttled, $"{Vendor} asked us to slow down. If it goes on, lower the account's Poll:RequestsPerMinute.", RetryAfter),
            >= 300 and < 400 => new PollFailure(PollFailureKind.Unavailable, $"{Vendor} redirects {what} to {RedirectHost ?? "another address"}; redirects are not followed. Check BaseAddress."),
            >= 500 => new PollFailure(PollFailureKind.Unavailable, $"{Vendor} answered {what} with its own error {code}. There is nothing to mend here: it is asked again by itself.", RetryAfter),
            _ => new PollFailure(PollFailureKind.BadData, $"{Vendor} answered {what} with {code}: check the account's BaseAddress. It is asked again by itself."),
        });
    }

    private string WhatCameInstead() => BodyKinds.Detect(Body.Span) switch
    {
        BodyKind.Empty => $"{Vendor} answered with an empty body where JSON was due. It is asked again by itself.",
        BodyKind.Xml => $"{Vendor} answered with XML where JSON was due: check that BaseAddress names the API that speaks JSON.",
        BodyKind.Page => $"{Vendor} answered with a web page where JSON was due: check that BaseAddress names the API.",
        BodyKind.Gzip => Compressed("gzip"),
        BodyKind.Zlib => Compressed("deflate"),
        BodyKind.Zstandard => Compressed("zstd"),
        BodyKind.Text => $"{Vendor} answered with text that is not JSON{(MediaType is { Length: < 60 } ? $" ({MediaType})" : "")}: check that BaseAddress names the API. It is asked again by itself.",
        BodyKind.Binary => $"{Vendor} answered with data that is no text{(MediaType is { Length: < 60 } ? $" ({MediaType})" : "")} where JSON was due: check that BaseAddress names the API.",
        _ => $"{Vendor} answered with JSON that cannot be read to its end ({Body.Length} bytes). It is asked again by itself.",
    };

    private string Compressed(string how) =>
        $"{Vendor} answered with a body that is compressed ({how}) and does not say so by Content-Encoding, or says so once too seldom. Look at what stands in front of the API. It is asked again by itself.";
}
