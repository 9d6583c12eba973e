using System.Net;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>A list endpoint of VoipNow.</summary>
/// <param name="Path">The path relative to the base address.</param>
/// <param name="IdField">The field that identifies a row.</param>
/// <param name="What">The name of the list in failure messages.</param>
internal sealed record VoipNowListKind(string Path, string IdField, string What);

/// <summary>How reading a list ended.</summary>
internal sealed record VoipNowPageResult(bool Complete, DateTimeOffset At);

/// <summary>The HTTP client of one VoipNow account: signs in, sends requests with the token, reads lists page by page.</summary>
internal sealed class VoipNowClient(AccountContext context, VoipNowOptions options) : AccessTokenClient(context, "VoipNow", "ClientId")
{
    private const int MaxPages = 200;

    /// <summary>Reads a list to its end: a short or empty page, or 204.</summary>
    /// <remarks>
    /// [S] <c>totalResults</c> cannot be used: the example shows 2 beside one row. A full page without a new row also ends the reading, but the list
    /// may continue behind it. Each page starts at the last row of the previous page. When that row is missing, the list changed meanwhile, and a row
    /// may have moved to a page already read: the reading is then incomplete.
    /// </remarks>
    public async Task<VoipNowPageResult> ReadAsync(
        VoipNowListKind list, RowReader reading, Func<JsonElement, DateTimeOffset, bool> read, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        var start = 0;
        var withoutId = 0;
        var isSteady = true;
        string? last = null;
        for (var page = 1; ; page++)
        {
            var response = await GetAsync($"{list.Path}?count={options.PageSize}&startIndex={start}", cancellationToken);
            if (response.Status == HttpStatusCode.NoContent)
            {
                return new VoipNowPageResult(isSteady && start == 0, response.ReceivedAt);
            }

            // [S] startIndex must be lower than 5000: later rows cannot be requested.
            if (start > 0 && response.Status == HttpStatusCode.BadRequest && VoipNowResponses.ErrorCode(response) == "startindex_invalid")
            {
                return new VoipNowPageResult(false, response.ReceivedAt);
            }

            using var json = Require(response, list.What).Json();
            var rows = VoipNowResponses.Rows(json.RootElement, list.What);
            var isNew = false;
            var first = rows.All.Select(row => row.Text(list.IdField)).FirstOrDefault();
            var isSame = page > 1 && (first is null || first == last);
            isSteady &= page == 1 || isSame;
            var objects = 0;
            reading.ServerAhead = response.ServerAhead;
            reading.Each(rows.All.Skip(isSame ? 1 : 0), row =>
            {
                objects++;
                last = row.Text(list.IdField);
                withoutId += last is null ? 1 : 0;
                isNew |= last is not null && seen.Add(last);
                return read(row, response.ReceivedAt);
            });

            // A row that comes twice occupies one place in the vendor's order; an element that is not an object occupies one too.
            withoutId += rows.Count - (isSame ? 1 : 0) - objects;
            start = Math.Max(0, seen.Count + withoutId - 1);
            if (rows.Count < Math.Min(options.PageSize, rows.PerPage ?? int.MaxValue))
            {
                return new VoipNowPageResult(isSteady, response.ReceivedAt);
            }

            if (!isNew || page == MaxPages)
            {
                // More rows than requested: this installation does not page, and has returned all rows twice.
                return new VoipNowPageResult(!isNew && rows.Count > options.PageSize, response.ReceivedAt);
            }
        }
    }

    /// <summary>Sends a command once. After 401 or 403 the token is dropped: the next request signs in again, and this one is not repeated.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path relative to the base address, escaped.</param>
    /// <param name="body">The body, serialized as JSON; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    /// <returns>The response, and the token, which must not be repeated in messages.</returns>
    public Task<(VendorResponse Answer, string Secret)> SendOnceAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) =>
        SendOnceAsync(token => CreateBearerRequest(method, new Uri(options.BaseAddress, path), token, body), cancellationToken);

    // [D] a dead token is answered with either 401 or 403.
    protected override bool MayMeanDeadToken(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    protected override async Task<Token> SignInAsync(CancellationToken cancellationToken)
    {
        var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.ClientId,
            ["client_secret"] = options.ClientSecret,
            ["type"] = "unifiedapi",
            ["redirect_uri"] = options.RedirectUri,
        });
        var response = await SendSignInAsync(options.TokenAddress, content, $"{Key}:ClientId and {Key}:ClientSecret", cancellationToken);
        using var json = response.Json();
        return VoipNowResponses.Token(json.RootElement, Context.Time) ?? throw TokenMissing($"{Key}:TokenAddress");
    }

    private Task<VendorResponse> GetAsync(string pathAndQuery, CancellationToken cancellationToken) =>
        SendWithRetryAsync(token => CreateBearerRequest(HttpMethod.Get, new Uri(options.BaseAddress, pathAndQuery), token), cancellationToken);

    private VendorResponse Require(VendorResponse response, string what)
    {
        if (response.IsSuccess)
        {
            return response;
        }

        var code = VoipNowResponses.ErrorCode(response) is { } word ? $"{(int)response.Status} {word}" : $"{(int)response.Status}";
        throw response.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(
                $"VoipNow refused {what} ({code}), though the sign-in was accepted: check what the app of {Key}:ClientId may do, and {Key}:User."),
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound => new PollException(new PollFailure(PollFailureKind.BadData,
                $"VoipNow answered {what} with {code}: check {Key}:User, and that {Key}:BaseAddress ends in /uapi.")),
            _ => response.Failure(what),
        };
    }
}
