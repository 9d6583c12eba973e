using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Jingl;

/// <summary>The handsets that one poll returned.</summary>
internal sealed record JinglHandsetList(IReadOnlyList<JinglHandset> Handsets, bool Complete, DateTimeOffset At);

/// <summary>The HTTP client of one Jingl account. It uses Basic authentication: there is no token to renew, so the first 401 is final.</summary>
internal sealed partial class JinglClient(AccountContext context, JinglOptions options) : IDisposable
{
    private const int MaxPages = 200;

    private readonly VendorHttp _http = new(context, "Jingl");
    private readonly AuthenticationHeaderValue _credentials =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}")));
    private bool _hasLoggedPagesRepeat;

    public void Dispose() => _http.Dispose();

    /// <summary>Reads all handsets page by page; null when this Jingl installation has no such list (404).</summary>
    public async Task<JinglHandsetList?> ListAsync(RowReader reading, CancellationToken cancellationToken)
    {
        var handsets = new List<JinglHandset>();
        var seen = new HashSet<string>();
        string? after = null;
        for (var page = 0; ; page++)
        {
            var response = await GetAsync(ListAddress(after), cancellationToken);
            if (response.Status == HttpStatusCode.NotFound && page == 0)
            {
                return null;
            }

            var read = JinglResponses.Page(Require(response, "the list of handsets"), options, reading);
            var isNew = read.Rows.Count(row => seen.Add(row.Number)) > 0;
            handsets.AddRange(read.Rows);
            if (IsLast(read.Count))
            {
                return new JinglHandsetList(handsets, true, response.ReceivedAt);
            }

            // A page without a new handset means that the server ignores afterid: there may be more handsets that cannot be reached.
            if (!isNew || read.After is null || page + 1 >= MaxPages)
            {
                LogPagesRepeatOnce();
                return new JinglHandsetList(handsets, false, response.ReceivedAt);
            }

            after = read.After;
        }
    }

    /// <summary>Requests each number separately, where there is no list.</summary>
    public async Task<JinglHandsetList> EachAsync(IEnumerable<string> numbers, RowReader reading, CancellationToken cancellationToken)
    {
        var handsets = new List<JinglHandset>();
        var at = context.Time.GetUtcNow();
        var found = false;
        foreach (var number in numbers)
        {
            var response = await GetAsync(HandsetAddress(number), cancellationToken);
            at = response.ReceivedAt;
            if (response.Status == HttpStatusCode.NotFound)
            {
                // [S] 404: handset not found. It concerns this number only.
                reading.CountBad();
                continue;
            }

            found = true;
            if (JinglResponses.Single(Require(response, "the state of a handset"), reading) is { } handset)
            {
                handsets.Add(handset);
            }
        }

        if (!found)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"Jingl knows none of the account's handsets (404): check the numbers in Accounts:{context.Id}:Extensions, and Accounts:{context.Id}:BaseAddress."));
        }

        return new JinglHandsetList(handsets, true, at);
    }

    /// <summary>Reads one handset for a command, with priority over waiting polls.</summary>
    /// <exception cref="PollException">The response could not be read.</exception>
    /// <exception cref="CommandException">The request was not sent, or not answered.</exception>
    public async Task<JinglHandset> GetHandsetAsync(string number, CancellationToken cancellationToken)
    {
        var response = await _http.SendCommandAsync(Request(HttpMethod.Get, HandsetAddress(number)), cancellationToken);
        if (response.Status == HttpStatusCode.NotFound)
        {
            throw CommandException.Refused($"Jingl knows no handset {number} (404).");
        }

        return JinglResponses.Single(Require(response, "the state of the handset"), new RowReader("Jingl"))
            ?? throw CommandException.Refused("Jingl's word on the handset could not be read.");
    }

    /// <summary>Sends a command once: the handset's address with one parameter in the query string [S].</summary>
    /// <param name="number">The handset's number, escaped.</param>
    /// <param name="query">The parameter, with its value escaped.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    public Task<VendorResponse> PutAsync(string number, string query, CancellationToken cancellationToken) =>
        _http.SendCommandAsync(Request(HttpMethod.Put, new Uri(options.BaseAddress, $"api/handset/{number}?{query}")), cancellationToken);

    /// <summary>Returns the values that must not be repeated in messages.</summary>
    public string[] Secrets() => [options.Password, _credentials.Parameter!];

    // The number is data: `+`, `*` and `/` must not change the path.
    private Uri HandsetAddress(string number) =>
        new(options.BaseAddress, options.HandsetPath.Replace(JinglOptions.NumberPlace, Uri.EscapeDataString(number), StringComparison.Ordinal));

    // The paging parameters are inferred [G]. A vendor's cap on the page size would be a round number. A short page is therefore taken for the last
    // one only when its length is not a multiple of one hundred.
    private bool IsLast(int count) => options.PageSize == 0 || count == 0 || (count < options.PageSize && count % 100 != 0);

    private Uri ListAddress(string? after)
    {
        var query = options.PageSize == 0 ? "" : $"?{options.PageSizeParameter}={options.PageSize}";
        query += after is null ? "" : $"&{options.AfterParameter}={Uri.EscapeDataString(after)}";
        return new Uri(options.BaseAddress, options.ListPath + query);
    }

    private Task<VendorResponse> GetAsync(Uri address, CancellationToken cancellationToken) =>
        _http.SendAsync(Request(HttpMethod.Get, address), cancellationToken);

    private HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = _credentials;
        return request;
    }

    private VendorResponse Require(VendorResponse response, string what) => response.Status switch
    {
        _ when response.IsSuccess => response,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new PollException(new PollFailure(PollFailureKind.AuthRejected,
            $"Jingl refused the sign-in ({(int)response.Status}): check Accounts:{context.Id}:Username (user@domain) and Accounts:{context.Id}:Password. Polling stopped so that the login is not locked.") { IsSignInRejected = true }),

        // [S] 406: SSL must be used. A proxy between this host and Jingl forwards the request without it.
        HttpStatusCode.NotAcceptable => throw new PollException(new PollFailure(PollFailureKind.BadData,
            $"Jingl answered 406, SSL must be used: check that Accounts:{context.Id}:BaseAddress begins with https://.")),
        _ => throw response.Failure(what),
    };

    private void LogPagesRepeatOnce()
    {
        if (!_hasLoggedPagesRepeat)
        {
            _hasLoggedPagesRepeat = true;
            LogPagesRepeat(context.Log, context.Id);
        }
    }
}
