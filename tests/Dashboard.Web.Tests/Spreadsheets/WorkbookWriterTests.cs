using Dashboard.Web.Spreadsheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Dashboard.Web.Tests.Spreadsheets;

public sealed class WorkbookWriterTests
{
    [Fact]
    public void Write_AnyText_IsTextAndAValidWorkbook()
    {
        string[] texts = ["0412341234", "0107", "=1+1", "$=1+1", "+61 2", "-1", "@SUM(A1)", " led by a space", "<script>&\"'", "a\0b", "\u202Ecod.exe", "\uFFFF", "\ud800", "😀", "x\ny"];

        var cells = Cells(Written([.. texts.Select(text => (object?[])[text])]));

        cells.Skip(1).Select(row => row[0].DataType?.Value).ShouldAllBe(type => type == CellValues.InlineString);
        cells.Skip(1).Select(row => row[0].InnerText).ShouldBe(
            ["0412341234", "0107", "=1+1", "$=1+1", "+61 2", "-1", "@SUM(A1)", " led by a space", "<script>&\"'", "a[U+0000]b", "[U+202E]cod.exe", "[U+FFFF]", "\uFFFD", "😀", "x[U+000A]y"]);
    }

    [Fact]
    public void Write_TimesDurationsAndNumbers_AreNumbersWithTheirFormats()
    {
        var cells = Cells(Written([[new DateTime(2026, 11, 30, 12, 0, 0, DateTimeKind.Unspecified), TimeSpan.FromHours(30), 12L, null]]));

        cells[1].Select(c => (c.CellValue?.Text, c.StyleIndex?.Value)).ShouldBe([("46356.5", 2u), ("1.25", 3u), ("12", 0u), (null, null)]);
    }

    [Fact]
    public void Write_WithoutRows_IsAValidWorkbook() => Cells(Written([])).Count.ShouldBe(1);

    private static MemoryStream Written(IReadOnlyList<object?[]> rows)
    {
        var file = new MemoryStream();
        var width = rows.Select(r => r.Length).DefaultIfEmpty(30).Max();
        WorkbookWriter.Write(file, "Active calls", [.. Enumerable.Range(1, width).Select(n => $"Column {n}")], rows);
        return file;
    }

    private static List<List<Cell>> Cells(MemoryStream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
    }
}
