using System.Net;
using System.Text;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Commands;

/// <summary>Tests which parts of a vendor's error message are shown to users.</summary>
public sealed class VendorMessageSanitizerTests
{
    [Theory]
    [InlineData("Bad parameter(s)", "Bad parameter(s)")]
    [InlineData("""{"error":"target"}""", "target")]
    [InlineData("""{"message":"device"}""", "device")]
    [InlineData("""{"code":409,"message":"The leg is not in a state for this"}""", "The leg is not in a state for this")]
    [InlineData("""{"error":{"code":"pc_phonecall_invalid","message":"Call 12 is over"}}""", "Call 12 is over")]
    [InlineData("two\nlines\u0007 ", "two lines")]
    [InlineData("<html><body>Down</body></html>", null)]
    [InlineData("""{"message":"token tx50d65e634dbf is dead"}""", null)]
    [InlineData("""{"message":"the word geheim is wrong"}""", null)]
    [InlineData("""{"message":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.abc"}""", null)]
    [InlineData("""{"message":""", null)]
    [InlineData("", null)]
    public void Words_OfAVendor_AreRepeatedOnlyWhenTheyArePlain(string body, string? said) =>
        VendorMessageSanitizer.Extract(Answer(body), ["geheim"]).ShouldBe(said);

    [Fact]
    public void Words_WithoutEnd_AreCut() =>
        VendorMessageSanitizer.Extract(Answer(string.Join(' ', Enumerable.Repeat("word", 100))), [])!.Length.ShouldBe(161);

    private static VendorResponse Answer(string body) => new(
        "Test", "host", HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes(body), "text/plain", null, null, DateTimeOffset.UnixEpoch, TimeSpan.Zero);
}
