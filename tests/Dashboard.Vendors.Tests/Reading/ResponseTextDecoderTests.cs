using System.Text;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Tests.Reading;

public sealed class ResponseTextDecoderTests
{
    [Theory]
    [InlineData("""{"name":"J\u00f8rgen \ud83d\ude00"}""")]
    [InlineData("""{"name":"\\ud83d"}""")]
    [InlineData("""{"name":"C:\\\\u\u00e6"}""")]
    [InlineData("")]
    [InlineData("\\")]
    [InlineData("\\u")]
    [InlineData("\\ud8")]
    public void Body_WithWholeCharacters_IsLeftAlone(string text)
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(text);

        ResponseTextDecoder.Mend(body).Equals(body).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""["a\ud83d"]""", """["a\ufffd"]""")]
    [InlineData("""["\ude00b"]""", """["\ufffdb"]""")]
    [InlineData("""["\ud83d\ud83d\ude00"]""", """["\ufffd\ud83d\ude00"]""")]
    [InlineData("""["\\\udfff"]""", """["\\\ufffd"]""")]
    public void Escape_OfHalfACharacter_IsReplaced(string text, string mended) => Mended(Encoding.UTF8.GetBytes(text)).ShouldBe(mended);

    [Fact]
    public void Bytes_OfAnotherEncoding_AreReplacedOneByOne() => Mended(Encoding.Latin1.GetBytes("[\"J\u00f8rgen\"]")).ShouldBe("[\"J?rgen\"]");

    [Fact]
    public void ByteOrderMark_IsLeftOut() => Mended([0xEF, 0xBB, 0xBF, (byte)'[', (byte)']']).ShouldBe("[]");

    private static string Mended(byte[] body) => Encoding.UTF8.GetString(ResponseTextDecoder.Mend(body).Span);
}
