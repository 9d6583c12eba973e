using System.Globalization;
using Dashboard.Web.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dashboard.Web.Spreadsheets;

/// <summary>
/// Writes an xlsx workbook. Text cells stay text, so that numbers keep their leading zeros and nothing is evaluated. Times and durations are numbers that can
/// be sorted and added. The first row is a heading with filters and stays visible while scrolling.
/// </summary>
internal static class WorkbookWriter
{
    /// <summary>The media type of a workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint TextStyle = 0, HeadingStyle = 1, TimeStyle = 2, DurationStyle = 3;

    // Excel counts days from this date: https://learn.microsoft.com/office/troubleshoot/excel/1900-and-1904-date-system
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes a workbook of one sheet.</summary>
    /// <param name="to">The destination, which can seek and stays open.</param>
    /// <param name="sheet">The name of the sheet.</param>
    /// <param name="headings">The headings of the columns.</param>
    /// <param name="rows">
    /// The rows, each with a value for each column: a text, a number (<see cref="long"/>), a local time (<see cref="DateTime"/>), a duration
    /// (<see cref="TimeSpan"/>) or null.
    /// </param>
    public static void Write(Stream to, string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook, autoSave: false);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var part = workbook.AddNewPart<WorksheetPart>();
        var count = WriteSheet(part, headings, rows);
        var filtered = $"'{sheet}'!$A$1:${ColumnName(headings.Count)}${count.ToString(CultureInfo.InvariantCulture)}";
        workbook.Workbook = new Workbook(
            new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = sheet }),
            // Excel defines this name for a filter's range, and repairs files without it.
            new DefinedNames(new DefinedName(filtered) { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true }));
        document.Save();
    }

    private static int WriteSheet(WorksheetPart part, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(headings.Select((heading, at) => new Column
        {
            Min = (uint)at + 1, Max = (uint)at + 1, Width = Math.Clamp(heading.Length + 4, 14, 60), CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, headings.Select(heading => TextCell(heading, HeadingStyle)));
        var count = 1;
        foreach (var row in rows)
        {
            WriteRow(writer, row.Select(CellOf));
            count++;
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(headings.Count)}{count.ToString(CultureInfo.InvariantCulture)}" });
        writer.WriteEndElement();
        return count;
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null or "" => new Cell(),
        string text => TextCell(text, TextStyle),
        long number => NumberCell(number, TextStyle),
        DateTime time => NumberCell((time - Epoch).TotalDays, TimeStyle),
        TimeSpan duration => NumberCell(duration.TotalDays, DurationStyle),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A cell has no such value."),
    };

    private static Cell TextCell(string text, uint style) =>
        new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(VisibleText.Create(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static Cell NumberCell(double number, uint style) => new(new CellValue(number)) { DataType = CellValues.Number, StyleIndex = style };

    private static string ColumnName(int column) => (column > 26 ? $"{(char)('A' + ((column - 1) / 26) - 1)}" : "") + (char)('A' + ((column - 1) % 26));

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd hh:mm:ss" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "[h]:mm:ss" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));
}
