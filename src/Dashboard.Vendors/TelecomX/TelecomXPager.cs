using System.Net;
using System.Text.Json;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>A list endpoint of Telecom X.</summary>
/// <param name="Path">The path.</param>
/// <param name="Query">The query parameters of every request.</param>
/// <param name="Property">The property that holds the rows when the list is not a bare array.</param>
/// <param name="What">The name of the list in failure messages.</param>
/// <param name="PageSize">Requested rows per page; null when the vendor documents no paging for the list.</param>
internal sealed record TelecomXListKind(string Path, string Query, string Property, string What, int? PageSize);

/// <summary>How reading a list ended.</summary>
/// <param name="Refused">403: the login may not read the list.</param>
internal sealed record TelecomXPageResult(bool Complete, DateTimeOffset At, bool Refused = false);

/// <summary>Reads lists page by page.</summary>
internal sealed class TelecomXPager(TelecomXClient client)
{
    private const int MaxPages = 200;

    /// <summary>Reads a list to its end.</summary>
    /// <param name="list">The list.</param>
    /// <param name="reading">Counts good and bad rows.</param>
    /// <param name="read">Reads one row, given the arrival time of its page; false for an unreadable row.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<TelecomXPageResult> ReadAsync(
        TelecomXListKind list, RowReader reading, Func<JsonElement, DateTimeOffset, bool> read, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        var offset = 0;
        var withoutId = 0;
        long? total = null;
        var isSteady = true;
        for (var page = 1; ; page++)
        {
            var response = await client.GetAsync(list.Path, Query(list, offset), cancellationToken);
            if (response.Status == HttpStatusCode.Forbidden)
            {
                return new TelecomXPageResult(false, response.ReceivedAt, Refused: true);
            }

            using var json = client.Require(response, list.What).Json();
            var (rows, count, pageTotal) = TelecomXResponses.Rows(json.RootElement, list);
            var isNew = false;
            var objects = 0;
            reading.ServerAhead = response.ServerAhead;
            reading.Each(rows, row =>
            {
                objects++;
                isNew |= seen.Add(TelecomXResponses.IdOf(row));
                return read(row, response.ReceivedAt);
            });

            // A row that comes twice occupies one place in the vendor's order; an element that is not an object occupies one too.
            withoutId += count - objects;
            offset = seen.Count + withoutId;

            // When the total changed between two pages, a row may have moved from an unread page to one already read, so the reading is incomplete.
            // A total below the number of received rows is invalid: it makes the reading incomplete too, and does not end the list.
            isSteady &= (page == 1 || pageTotal == total) && !(pageTotal < offset);
            total = pageTotal;
            if (IsLast(list, count, offset, total < offset ? null : total))
            {
                return new TelecomXPageResult(isSteady, response.ReceivedAt);
            }

            if (!isNew || page == MaxPages)
            {
                return new TelecomXPageResult(false, response.ReceivedAt);
            }
        }
    }

    // [D] "the actual number of returned items may be lower" than requested: when there is a total, only the total ends the list.
    private static bool IsLast(TelecomXListKind list, int count, int offset, long? total) =>
        total is { } all ? offset >= all : list.PageSize is not { } size || count != size;

    private static string Query(TelecomXListKind list, int offset)
    {
        var paging = (list.PageSize, offset) switch
        {
            ({ } size, _) => $"offset={offset}&limit={size}",
            (null, 0) => "",
            _ => $"offset={offset}",
        };
        return string.Join('&', new[] { list.Query, paging }.Where(p => p.Length > 0));
    }
}
