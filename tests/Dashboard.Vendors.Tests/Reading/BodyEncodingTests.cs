using System.Text;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Tests.Reading;

public sealed class BodyEncodingTests
{
    private const string Text = """{"name":"Müller"}""";

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("ISO-8859-1")]
    [InlineData("\"iso-8859-1\"")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    public void Charset_Declared_IsObeyed(string charset) => Read(Encoding.Latin1.GetBytes(Text), charset).ShouldBe(Text);

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("windows-1250")]
    [InlineData("ibm850")]
    [InlineData("shift_jis")]
    public void Charset_OfAnyOtherAlphabet_IsObeyed(string charset) =>
        Read(CodePagesEncodingProvider.Instance.GetEncoding(charset) is { } page ? page.GetBytes("[\"a\"]") : Encoding.Unicode.GetBytes("[\"a\"]"), charset).ShouldBe("[\"a\"]");

    [Fact]
    public void Latin1_HasQuotesAndTheEuroWhereItsControlsAre() => Read([0x80, 0x93, 0x94], "iso-8859-1").ShouldBe("€“”");

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    [InlineData("utf-8")]
    public void Mark_OfTheBody_IsObeyedWhateverIsDeclared(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], "iso-8859-1").ShouldBe(Text);
        Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], null).ShouldBe(Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("utf-8")]
    [InlineData("UTF8")]
    [InlineData("us-ascii")]
    [InlineData("utf-7")]
    [InlineData("no-such-charset")]
    public void Body_InUtf8_IsLeftAlone(string? charset)
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(Text);

        BodyEncoding.ToUtf8(body, charset).Equals(body).ShouldBeTrue();
    }

    private static string Read(byte[] body, string? charset) => Encoding.UTF8.GetString(BodyEncoding.ToUtf8(body, charset).Span);
}
