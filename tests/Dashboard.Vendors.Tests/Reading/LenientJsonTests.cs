using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Tests.Reading;

public sealed class LenientJsonTests
{
    [Theory]
    [InlineData("""{"a":" x "}""", "x")]
    [InlineData("""{"a ":"x"}""", "x")]
    [InlineData("""{" a":"x"}""", "x")]
    [InlineData("""{"ab":"x"," ":"y"}""", null)]
    [InlineData("""{"a":"x\r\ny"}""", "x  y")]
    [InlineData("""{"a":"\u0000"}""", null)]
    [InlineData("""{"a":"\u007fx\u0085"}""", "x")]
    [InlineData("""{"a":"202\u00a0"}""", "202")]
    [InlineData("""{"a":"\u202a203\u202c"}""", "203")]
    [InlineData("""{"a":"\u200eJane\u200e"}""", "\u200EJane\u200E")]
    [InlineData("""{"a":"E\u0301mile"}""", "\u00C9mile")]
    [InlineData("""{"a":[]}""", null)]
    public void Text_AsVendorsSendIt_IsReadOrLeftOut(string json, string? text) => Root(json).Text("a").ShouldBe(text);

    [Fact]
    public void Text_WithoutEnd_IsLeftOut()
    {
        Root($$"""{"a":"{{new string('x', 1_000)}}"}""").Text("a").ShouldNotBeNull();
        Root($$"""{"a":"{{new string('x', 1_001)}}"}""").Text("a").ShouldBeNull();
        Root($$"""{"a":{{new string('9', 1_001)}}}""").Text("a").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"a":"eyJhbGciOi.J9~-_/+="}""", "eyJhbGciOi.J9~-_/+=")]
    [InlineData("""{"a":12345}""", "12345")]
    [InlineData("""{"a":"x\r\nInjected: 1"}""", null)]
    [InlineData("""{"a":"two words"}""", null)]
    [InlineData("""{"a":"\u00f8"}""", null)]
    [InlineData("""{"a":""}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("""{"a":{}}""", null)]
    public void Credential_UnfitForAHeader_IsNone(string json, string? token) => Root(json).Credential("a").ShouldBe(token);

    [Theory]
    [InlineData("12:30")]
    [InlineData("now")]
    [InlineData("5 March")]
    [InlineData("2015-01-01-T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void Moment_ThatIsNone_IsNull(string text) => Root($$"""{"a":"{{text}}"}""").Time("a").ShouldBeNull();

    [Fact]
    public void UnknownWord_CutWithinACharacter_StaysWhole()
    {
        var reading = new RowReader("Vendor");
        reading.Translate(new Dictionary<string, int>(), new string('x', 39) + "\ud83d\ude00", 0);

        reading.UnknownValues.ShouldHaveSingleItem().ShouldBe(new string('x', 39));
    }

    [Fact]
    public void Rows_WithoutEnd_AreBadData()
    {
        var reading = new RowReader("Vendor");
        var page = Enumerable.Repeat(Root("{}"), 50_000).ToList();
        reading.Each(page, _ => true);
        reading.Each(page, _ => true);

        Should.Throw<PollException>(() => reading.Each([Root("{}")], _ => true)).Failure.Kind.ShouldBe(PollFailureKind.BadData);
    }

    private static JsonElement Root(string json) => JsonDocument.Parse(json).RootElement;
}
