using System.Globalization;
using Dashboard.Web.Access;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Times;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>The supervisor's grids as files, by the address that the page has.</summary>
internal static class DeskFiles
{
    /// <summary>
    /// Maps <c>/supervisor/csv/…</c> for programs and <c>/supervisor/xlsx/…</c> for people, one for each grid, which take the query of the page.
    /// </summary>
    public static void MapDeskFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/supervisor").RequireAuthorization(Policies.Supervise).ExcludeFromDescription();
        foreach (var grid in DeskSheet.Names)
        {
            files.MapGet($"/csv/{grid}", (HttpContext http, DeskBoard board, Auditor auditor) => CsvAsync(grid, http, board, auditor));
            files.MapGet($"/xlsx/{grid}", (HttpContext http, DeskBoard board, Auditor auditor) => WorkbookAsync(grid, http, board, auditor));
        }
    }

    private static async Task<IResult> CsvAsync(string grid, HttpContext http, DeskBoard board, Auditor auditor)
    {
        var (sheet, moment) = await SheetAsync(grid, "", DeskView.Of($"{http.Request.QueryString}"), http, board, auditor);
        return Results.Stream(
            to => WriteAsync(to, sheet, http.RequestAborted), "text/csv; charset=utf-8", $"{grid}-{moment.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HHmm'Z'", CultureInfo.InvariantCulture)}.csv");
    }

    // A workbook has all columns: who opens it hides what is not needed.
    private static async Task<IResult> WorkbookAsync(string grid, HttpContext http, DeskBoard board, Auditor auditor)
    {
        var (sheet, moment) = await SheetAsync(grid, " as a workbook", DeskView.Of($"{http.Request.QueryString}") with { Columns = null }, http, board, auditor);
        var zone = ViewerZone.Of(http);
        // The format is written back and forth, and a response cannot be.
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        http.Response.RegisterForDisposeAsync(file);
        WorkbookWriter.Write(
            file,
            sheet.Title,
            [.. sheet.Fields.Where(f => !f.IsForProgramsOnly).Select(f => f.Kind == FieldKind.Moment ? $"{f.Title} ({zone.Name(moment.Now)})" : f.Title)],
            sheet.Rows.Where(r => r.Heading is null).Select(r => (IReadOnlyList<object?>)[.. r.Values.Zip(sheet.Fields).Where(v => !v.Second.IsForProgramsOnly).Select(v => CellOf(v.First, zone))]));
        file.Position = 0;
        return Results.Stream(file, WorkbookWriter.MediaType, $"{grid}-{zone.In(moment.Now).ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}.xlsx");
    }

    private static async Task<(DeskSheet Sheet, DeskMoment Moment)> SheetAsync(string grid, string format, DeskView view, HttpContext http, DeskBoard board, Auditor auditor)
    {
        var moment = board.Look(http.Sight());
        var sheet = DeskSheet.Of(grid, view, moment);
        await auditor.NoteAsync(http, $"downloaded {grid}{format}", detail: $"{sheet.Count} rows{(view.IsFiltered ? $", {view.ToQuery()}" : "")}");
        return (sheet, moment);
    }

    // By the viewer's clock, to the second.
    private static object? CellOf(object? value, ViewerZone zone) => value switch
    {
        DateTimeOffset moment => zone.In(DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds())).DateTime,
        TimeSpan duration => TimeSpan.FromSeconds(Math.Max(0, Math.Floor(duration.TotalSeconds))),
        _ => value,
    };

    private static async Task WriteAsync(Stream to, DeskSheet sheet, CancellationToken cancellationToken)
    {
        await using var csv = new SpreadsheetWriter(to);
        await csv.WriteAsync(sheet.Fields.Select(f => f.Csv), cancellationToken);
        // A file has its teams in a column; the headings between them are for the eye.
        foreach (var row in sheet.Rows.Where(r => r.Heading is null))
        {
            await csv.WriteAsync(row.Values.Select(FieldHeading.CsvText), cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }
}
