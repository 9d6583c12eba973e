using System.Text.Json;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>One list of Vonage.</summary>
/// <param name="Path">Its path below the base address.</param>
/// <param name="Property">Where its rows are.</param>
/// <param name="IdField">The field that tells one row from another.</param>
/// <param name="What">What it is, for a failure's message.</param>
internal sealed record VonageListKind(string Path, string Property, string IdField, string What);

/// <summary>How reading a list ended.</summary>
internal sealed record VonagePageResult(bool Complete, DateTimeOffset At);

/// <summary>Turns the pages of a list by the address of the next one.</summary>
internal sealed class VonagePager(VonageClient client, VonageOptions options)
{
    private const int MaxPages = 200;

    /// <summary>
    /// Reads a list until there is no next page, or one that was read already, or a page brings nothing new. [S] in the
    /// examples first, next and previous are the same address, and pages are numbered from 0 here and from 1 there: so
    /// a repeated address ends the list only when the page was not full or the number of pages is reached; else what
    /// lies behind it is not known, and the reading is not complete.
    /// </summary>
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

    /// <summary>
    /// [S] addresses of pages begin with a slash and lack the base path. Whatever they say, the token goes nowhere but
    /// to the configured host.
    /// </summary>
    private static Uri Below(Uri baseAddress, string page)
    {
        var isWhole = Uri.TryCreate(page, UriKind.Absolute, out var whole) && whole.Scheme is "https" or "http";
        var path = isWhole ? whole!.PathAndQuery : page;
        var basePath = baseAddress.AbsolutePath;
        var rest = path.StartsWith(basePath, StringComparison.Ordinal) ? path[basePath.Length..] : path;
        return new Uri(baseAddress, "./" + rest.TrimStart('/'));
    }
}
