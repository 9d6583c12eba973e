using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;

namespace Dashboard.Benchmarks;

/// <summary>Responds with a token and with prepared pages of presence. Two sets of pages alternate when changes are to be measured.</summary>
internal sealed class VoipNowAnswers : HttpMessageHandler
{
    public const int Extensions = 5000;
    private const int PageSize = 1000;

    /// <summary>The offset between pages: each request starts at the last row of the previous page.</summary>
    private const int Turn = PageSize - 1;
    private readonly byte[][][] _sets;
    private int _set;

    public VoipNowAnswers(int changed)
    {
        byte[][] Pages(int busy) => [.. Enumerable.Range(0, (Extensions / Turn) + 1).Select(p => Page(p * Turn, busy))];
        _sets = changed == 0 ? [Pages(0)] : [Pages(0), Pages(changed)];
    }

    public byte[][] Pages => _sets[0];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post)
        {
            return Answer("""{"access_token":"t","expires_in":3600}"""u8.ToArray());
        }

        var start = int.Parse(HttpUtility.ParseQueryString(request.RequestUri!.Query)["startIndex"] ?? "0", CultureInfo.InvariantCulture);
        if (start == 0)
        {
            _set = (_set + 1) % _sets.Length;
        }

        return start % Turn == 0 && start < Extensions
            ? Answer(_sets[_set][start / Turn])
            : throw new InvalidOperationException($"No page begins at {start}.");
    }

    private static Task<HttpResponseMessage> Answer(byte[] body) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });

    private static byte[] Page(int first, int busy)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("startIndex", first);
        json.WriteNumber("totalResults", Extensions);
        json.WriteNumber("itemsPerPage", PageSize);
        json.WriteBoolean("filtered", false);
        json.WriteBoolean("sorted", false);
        json.WriteStartArray("entry");
        for (var i = first; i < Math.Min(first + PageSize, Extensions); i++)
        {
            json.WriteStartObject();
            json.WriteString("extension", $"0003*{1000 + i}");
            json.WriteNumber("status", i % 100 == 0 && i / 100 < busy ? 3 : 1);
            json.WriteStartArray("registration");
            json.WriteStartObject();
            json.WriteString("agent", "3CXPhone 5.0.14439.0");
            json.WriteString("registration", "1");
            json.WriteString("expire", "2036-02-10T15:10:55Z");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
