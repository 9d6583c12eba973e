using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Security;
using Dashboard.Web.Spreadsheets;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Audit;

/// <summary>The endpoint that exports the audit log as CSV.</summary>
internal static class AuditEndpoints
{
    private const int PageSize = 1000;

    /// <summary>Maps <c>/audit.csv</c>, which accepts the same query string as the audit page.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/audit.csv", CsvAsync).RequireAuthorization(AuthorizationPolicies.Administer);

    private static async Task<IResult> CsvAsync(HttpContext http, AuditLog log, AuditLogger audit, TimeProvider time)
    {
        var query = AuditQuery.Read(http.Request.Query);
        if (query.Problem is { } problem)
        {
            return Results.Problem(problem.Text, statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            // The first page is read before the response starts: an error then yields a status code. A later error aborts the connection.
            var first = await log.ReadAsync(query.Filter(null, PageSize), http.RequestAborted);
            await audit.LogAsync(http, "downloaded the audit log", detail: query.IsNarrow ? query.Address("") : "");
            return Results.Stream(to => WriteAsync(to, log, query, first, http.RequestAborted), "text/csv; charset=utf-8", $"audit-{time.GetUtcNow():yyyyMMdd-HHmmss}.csv");
        }
        catch (StorageException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task WriteAsync(Stream to, AuditLog log, AuditQuery query, IReadOnlyList<AuditRow> page, CancellationToken cancellationToken)
    {
        await using var csv = new SpreadsheetWriter(to);
        await csv.WriteAsync(["number", "at", "who", "address", "what", "subject", "detail", "hash"], cancellationToken);
        while (true)
        {
            foreach (var row in page)
            {
                var e = row.Entry;
                await csv.WriteAsync([$"{row.Number}", TimeFormatter.Iso(row.At)!, e.Actor, e.Address, e.Action, e.Subject, e.Detail, row.Hash], cancellationToken);
            }

            if (page.Count < PageSize)
            {
                await csv.FlushAsync(cancellationToken);
                return;
            }

            page = await log.ReadAsync(query.Filter(page[^1].Number, PageSize), cancellationToken);
        }
    }
}
