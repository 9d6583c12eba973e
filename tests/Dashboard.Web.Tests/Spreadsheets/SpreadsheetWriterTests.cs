using System.Text;
using Dashboard.Web.Spreadsheets;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Spreadsheets;

public sealed class SpreadsheetWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("say \"no\", twice", "say \"\"no\"\", twice")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'[U+0009]=1")]
    [InlineData("\rx", "'[U+000D]x")]
    [InlineData("a\r\nb", "a[U+000D][U+000A]b")]
    [InlineData("a\0b", "a[U+0000]b")]
    [InlineData("\u202Egnp", "[U+202E]gnp")]
    [InlineData("a=b", "a=b")]
    public async Task Write_AField_IsQuotedAndDefused(string field, string expected) => (await WriteAsync([field])).ShouldBe($"\uFEFF\"{expected}\"\r\n");

    [Fact]
    public async Task Write_ALongList_IsSentInPieces()
    {
        await using var stream = new CountingStream();
        await using var csv = new SpreadsheetWriter(stream);
        for (var n = 0; n < 10_000; n++)
        {
            await csv.WriteAsync([$"{n}", new string('x', 100)], default);
        }

        await csv.FlushAsync(default);
        stream.Writes.ShouldBeGreaterThan(20);
        stream.Longest.ShouldBeLessThan(64 * 1024);
    }

    [Theory]
    [InlineData("Zoë أحمد 😀")]
    [InlineData("👩\u200D👩\u200D👧")]
    public void Visible_LettersOfEveryScript_StayAsTheyAre(string text) => VisibleText.Create(text).ShouldBe(text);

    [Fact]
    public void Visible_HalfAPair_IsShownAsWhatCannotBe() => VisibleText.Create("a\uD800b").ShouldBe("a\uFFFDb");

    private static async Task<string> WriteAsync(params string[][] rows)
    {
        using var stream = new MemoryStream();
        await using var csv = new SpreadsheetWriter(stream);
        foreach (var row in rows)
        {
            await csv.WriteAsync(row, default);
        }

        await csv.FlushAsync(default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Writes { get; private set; }

        public int Longest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            Longest = Math.Max(Longest, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
