using System.Net;
using System.Text.Json;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>One list of Telecom X.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Query">What is always asked with it.</param>
/// <param name="Property">Where its rows are when it does not come as a bare array.</param>
/// <param name="What">What it is, for a failure's message.</param>
/// <param name="PageSize">Rows asked for per page; null when its page documents no paging.</param>
internal sealed record TelecomXListKind(string Path, string Query, string Property, string What, int? PageSize);

/// <summary>How reading a list ended.</summary>
/// <param name="Refused">403: this login may not list it.</param>
internal sealed record TelecomXPageResult(bool Complete, DateTimeOffset At, bool Refused = false);

/// <summary>Turns the pages of a list.</summary>
internal sealed class TelecomXPager(TelecomXClient client)
{
    private const int MaxPages = 200;

    /// <summary>Reads a list to its end.</summary>
    /// <param name="list">Which.</param>
    /// <param name="reading">Counts good and bad rows.</param>
    /// <param name="read">Reads one row, given the moment its page arrived; false for one that cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
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

            // A row that comes twice takes one place in the vendor's order; one that is no row has a place too.
            withoutId += count - objects;
            offset = seen.Count + withoutId;

            // A list that grew or shrank between two pages may have moved a row from the one we had not read to the one
            // we had: such a reading is not complete. And a total that is less than what came is none.
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

    // [D] "the actual number of returned items may be lower" than asked: with a total, only the total ends the list.
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
