using System.Globalization;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Security;
using Dashboard.Web.Spreadsheets;

namespace Dashboard.Web.Features.Supervisor.Export;

/// <summary>The endpoints that export the supervisor's grids as files.</summary>
internal static class GridExportEndpoints
{
    /// <summary>
    /// Maps <c>/supervisor/csv/…</c> for other programs and <c>/supervisor/xlsx/…</c> for spreadsheet users, one of each per grid. They
    /// accept the query string of the page.
    /// </summary>
    public static void MapGridExport(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/supervisor").RequireAuthorization(AuthorizationPolicies.UseSupervisor).ExcludeFromDescription();
        foreach (var grid in GridExport.Names)
        {
            files.MapGet($"/csv/{grid}", (HttpContext http, SupervisorUpdates updates, AuditLogger audit) => CsvAsync(grid, http, updates, audit));
            files.MapGet($"/xlsx/{grid}", (HttpContext http, SupervisorUpdates updates, AuditLogger audit) => WorkbookAsync(grid, http, updates, audit));
        }
    }

    private static async Task<IResult> CsvAsync(string grid, HttpContext http, SupervisorUpdates updates, AuditLogger audit)
    {
        UseNeutralTexts();
        var (sheet, snapshot) = await SheetAsync(grid, "", SupervisorViewState.Parse($"{http.Request.QueryString}"), http, updates, audit);
        return Results.Stream(
            to => WriteAsync(to, sheet, http.RequestAborted), "text/csv; charset=utf-8", $"{grid}-{snapshot.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HHmm'Z'", CultureInfo.InvariantCulture)}.csv");
    }

    // A workbook contains all columns, because users can hide columns in the spreadsheet.
    private static async Task<IResult> WorkbookAsync(string grid, HttpContext http, SupervisorUpdates updates, AuditLogger audit)
    {
        var (sheet, snapshot) = await SheetAsync(grid, " as a workbook", SupervisorViewState.Parse($"{http.Request.QueryString}") with { Columns = null }, http, updates, audit);
        var zone = ViewerZone.ForRequest(http);
        // Writing a workbook needs a seekable stream, which the response is not, so a temporary file is written first.
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        http.Response.RegisterForDisposeAsync(file);
        WorkbookWriter.Write(
            file,
            sheet.Title,
            [.. sheet.Fields.Where(f => !f.IsForProgramsOnly).Select(f => f.Kind == FieldKind.Moment ? $"{f.Title} ({zone.Name(snapshot.Now)})" : f.Title)],
            sheet.Rows.Where(r => r.Heading is null).Select(r => (IReadOnlyList<object?>)[.. r.Values.Zip(sheet.Fields).Where(v => !v.Second.IsForProgramsOnly).Select(v => CellOf(v.First, zone))]));
        file.Position = 0;
        return Results.Stream(file, WorkbookWriter.MediaType, $"{grid}-{zone.ToLocal(snapshot.Now).ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}.xlsx");
    }

    private static async Task<(GridExport Sheet, SupervisorSnapshot Moment)> SheetAsync(string grid, string format, SupervisorViewState view, HttpContext http, SupervisorUpdates updates, AuditLogger audit)
    {
        var snapshot = updates.GetSnapshot(http.GetPrincipal());
        var sheet = GridExport.Create(grid, view, snapshot);
        await audit.LogAsync(http, $"downloaded {grid}{format}", detail: $"{sheet.Count} rows{(view.IsFiltered ? $", {view.ToQuery()}" : "")}");
        return (sheet, snapshot);
    }

    // Times are converted to the viewer's time zone and truncated to seconds.
    private static object? CellOf(object? value, ViewerZone zone) => value switch
    {
        DateTimeOffset moment => zone.ToLocal(DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds())).DateTime,
        TimeSpan duration => TimeSpan.FromSeconds(Math.Max(0, Math.Floor(duration.TotalSeconds))),
        _ => value,
    };

    // Programs read CSV by its headings and texts, so these are the same in every language. The culture applies to the calling async method only.
    private static void UseNeutralTexts() => CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

    private static async Task WriteAsync(Stream to, GridExport sheet, CancellationToken cancellationToken)
    {
        UseNeutralTexts();
        await using var csv = new SpreadsheetWriter(to);
        await csv.WriteAsync(sheet.Fields.Select(f => f.Csv), cancellationToken);
        // In a file the team is a column, so the group headings are left out.
        foreach (var row in sheet.Rows.Where(r => r.Heading is null))
        {
            await csv.WriteAsync(row.Values.Select(FieldHeading.CsvText), cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }
}
