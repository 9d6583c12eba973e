using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Vendors.Tests.Http;

/// <summary>Tests responses with bodies that contradict their headers.</summary>
public sealed class VendorHttpTests
{
    [Fact]
    public async Task Answer_InADeclaredCharset_IsReadInIt()
    {
        using var json = (await AskAsync(Content(Encoding.Latin1.GetBytes("""{"name":"Müller"}"""), "application/json; charset=ISO-8859-1"))).Json();

        json.RootElement.GetProperty("name").GetString().ShouldBe("Müller");
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("zlib", "deflate")]
    [InlineData("zstd", "zstd")]
    [InlineData("xml", "XML")]
    [InlineData("page", "web page")]
    [InlineData("text", "text that is not JSON (text/plain)")]
    [InlineData("picture", "no text (image/png)")]
    [InlineData("blank", "empty body")]
    [InlineData("half", "cannot be read to its end")]
    public async Task Answer_ThatIsNoJson_SaysWhatItIs(string what, string named)
    {
        var (body, type) = what switch
        {
            "gzip" => (Packed(s => new GZipStream(s, CompressionLevel.Fastest)), "application/json"),
            "zlib" => (Packed(s => new ZLibStream(s, CompressionLevel.Fastest)), "application/json"),
            "zstd" => ([0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x00], "application/json"),
            "xml" => (Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><calls/>"), "application/xml"),
            "page" => (Encoding.UTF8.GetBytes("<!doctype html><p>Back soon."), "text/html"),
            "text" => (Encoding.UTF8.GetBytes("Maintenance"), "text/plain"),
            "picture" => ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0x00], "image/png"),
            "blank" => (Encoding.UTF8.GetBytes(" \r\n"), "application/json"),
            _ => (Encoding.UTF8.GetBytes("""{"calls":["""), "application/json"),
        };

        var response = await AskAsync(Content(body, type));

        var failure = Should.Throw<PollException>(response.Json).Failure;
        failure.Kind.ShouldBe(PollFailureKind.BadData);
        failure.Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Answer_NotCompressedAsItSays_IsBadDataThatSaysSo(string encoding)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            return """{"calls":[]}""";
        });
        await app.StartAsync();
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };

        var failure = (await Should.ThrowAsync<PollException>(() => AskAsync(handler, new Uri(app.Urls.First())))).Failure;

        (failure.Kind, failure.Message.Contains("Content-Encoding", StringComparison.Ordinal)).ShouldBe((PollFailureKind.BadData, true));
    }

    private static ByteArrayContent Content(byte[] body, string type) => new(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write("""{"calls":[]}"""u8);
        }

        return packed.ToArray();
    }

    private static async Task<VendorResponse> AskAsync(HttpContent content)
    {
        using var handler = new ScriptedHandler(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        return await AskAsync(handler, new Uri("http://127.0.0.1:9/calls"));
    }

    internal static async Task<VendorResponse> AskAsync(HttpMessageHandler handler, Uri address)
    {
        using var http = new VendorHttp(
            new AccountContext { Id = "sydney", Handler = handler, Time = TimeProvider.System, Log = NullLogger.Instance }, "Acme");
        return await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None);
    }
}
