using System.Text.Json;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>A list endpoint of Vonage.</summary>
/// <param name="Path">The path relative to the base address.</param>
/// <param name="Property">The property that holds the rows.</param>
/// <param name="IdField">The field that identifies a row.</param>
/// <param name="What">The name of the list in failure messages.</param>
internal sealed record VonageListKind(string Path, string Property, string IdField, string What);

/// <summary>How reading a list ended.</summary>
internal sealed record VonagePageResult(bool Complete, DateTimeOffset At);

/// <summary>Reads lists page by page, following the address of the next page.</summary>
internal sealed class VonagePager(VonageClient client, VonageOptions options)
{
    private const int MaxPages = 200;

    /// <summary>Reads a list until there is no next page, the next page was already read, or a page has no new row.</summary>
    /// <remarks>
    /// [S] in the examples first, next and previous are the same address, and pages are numbered from 0 in one place and from 1 in another. A
    /// repeated address therefore ends the list only when the page was not full or the number of pages is reached. Otherwise the list may continue,
    /// and the reading is incomplete.
    /// </remarks>
    public async Task<VonagePageResult> ReadAsync(
        VonageListKind list, RowReader reading, Func<JsonElement, DateTimeOffset, bool> read, CancellationToken cancellationToken)
    {
        var asked = new HashSet<Uri>();
        var seen = new HashSet<string>();
        var address = new Uri(options.BaseAddress, $"{list.Path}?page_size={options.PageSize}&order=asc");
        for (var pages = 1; ; pages++)
        {
            asked.Add(address);
            var response = await client.GetAsync(address, list.What, cancellationToken);
            using var json = response.Json();
            var page = VonageResponses.Page(json.RootElement, list);
            var isNew = false;
            reading.ServerAhead = response.ServerAhead;
            reading.Each(page.Rows, row =>
            {
                isNew |= row.Text(list.IdField) is { } id && seen.Add(id);
                return read(row, response.ReceivedAt);
            });

            // A page that repeats another does not count towards the number of pages.
            var turned = isNew ? pages : pages - 1;
            var isLast = page.Count == 0 || page.Count < (page.Size ?? options.PageSize) || turned >= page.Pages;
            if (page.Next is not { } next)
            {
                return new VonagePageResult(isLast || page.Pages is null, response.ReceivedAt);
            }

            address = Below(options.BaseAddress, next);
            if (!isNew || next == page.First || asked.Contains(address))
            {
                return new VonagePageResult(isLast, response.ReceivedAt);
            }

            if (pages == MaxPages)
            {
                return new VonagePageResult(false, response.ReceivedAt);
            }
        }
    }

    /// <summary>Resolves the address of a page against the base address.</summary>
    /// <remarks>
    /// [S] such addresses begin with a slash and lack the base path. Regardless of their host, the token is sent to the configured host only.
    /// </remarks>
    private static Uri Below(Uri baseAddress, string page)
    {
        var isWhole = Uri.TryCreate(page, UriKind.Absolute, out var whole) && whole.Scheme is "https" or "http";
        var path = isWhole ? whole!.PathAndQuery : page;
        var basePath = baseAddress.AbsolutePath;
        var rest = path.StartsWith(basePath, StringComparison.Ordinal) ? path[basePath.Length..] : path;
        return new Uri(baseAddress, "./" + rest.TrimStart('/'));
    }
}
