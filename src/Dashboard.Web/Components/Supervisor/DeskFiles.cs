using System.Globalization;
using Dashboard.Web.Access;
using Dashboard.Web.Api;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>The supervisor's grids as files, by the address that the page has.</summary>
internal static class DeskFiles
{
    /// <summary>Maps <c>/supervisor/csv/…</c>, one for each grid, which take the query of the page.</summary>
    public static void MapDeskFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/supervisor/csv").RequireAuthorization(Policies.Supervise).ExcludeFromDescription();
        foreach (var grid in DeskSheet.Names)
        {
            files.MapGet($"/{grid}", (HttpContext http, DeskBoard board, Auditor auditor) => CsvAsync(grid, http, board, auditor));
        }
    }

    private static async Task<IResult> CsvAsync(string grid, HttpContext http, DeskBoard board, Auditor auditor)
    {
        var view = DeskView.Of($"{http.Request.QueryString}");
        var moment = board.Look(http.Sight());
        var sheet = DeskSheet.Of(grid, view, moment);
        await auditor.NoteAsync(http, $"downloaded {grid}", detail: $"{sheet.Count} rows{(view.IsFiltered ? $", {view.ToQuery()}" : "")}");
        return Results.Stream(
            to => WriteAsync(to, sheet, http.RequestAborted), "text/csv; charset=utf-8", $"{grid}-{moment.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HHmm'Z'", CultureInfo.InvariantCulture)}.csv");
    }

    private static async Task WriteAsync(Stream to, DeskSheet sheet, CancellationToken cancellationToken)
    {
        await using var csv = new SpreadsheetWriter(to);
        await csv.WriteAsync(sheet.Fields, cancellationToken);
        // A file has its teams in a column; the headings between them are for the eye.
        foreach (var row in sheet.Rows.Where(r => r.Heading is null))
        {
            await csv.WriteAsync(row.Fields, cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }
}
