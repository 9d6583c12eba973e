using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Jingl;

/// <summary>What one poll brought.</summary>
internal sealed record JinglHandsetList(IReadOnlyList<JinglHandset> Handsets, bool Complete, DateTimeOffset At);

/// <summary>Asks one Jingl account. Basic sign-in: there is no token to renew, so the first 401 is the last word.</summary>
internal sealed partial class JinglClient(AccountContext context, JinglOptions options) : IDisposable
{
    private const int MaxPages = 200;

    private readonly VendorHttp _http = new(context, "Jingl");
    private readonly AuthenticationHeaderValue _credentials =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}")));
    private bool _hasLoggedPagesRepeat;

    public void Dispose() => _http.Dispose();

    /// <summary>All handsets by the list form; null where this Jingl has no such list (404).</summary>
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

            // A page without a new handset shows that afterid is not heeded: there may be more that cannot be reached.
            if (!isNew || read.After is null || page + 1 >= MaxPages)
            {
                LogPagesRepeatOnce();
                return new JinglHandsetList(handsets, false, response.ReceivedAt);
            }

            after = read.After;
        }
    }

    /// <summary>One request per number, where there is no list.</summary>
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
                // [S] 404: handset not found. The vendor's word on this number alone.
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

    /// <summary>Looks at one handset for a command: now, ahead of the polls that wait.</summary>
    /// <exception cref="PollException">It could not be read.</exception>
    /// <exception cref="CommandException">It was not asked, or did not answer.</exception>
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

    /// <summary>Sends a command, once: the handset's address and one parameter in its query string [S].</summary>
    /// <param name="number">The handset, escaped.</param>
    /// <param name="query">The parameter, its value escaped.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    public Task<VendorResponse> PutAsync(string number, string query, CancellationToken cancellationToken) =>
        _http.SendCommandAsync(Request(HttpMethod.Put, new Uri(options.BaseAddress, $"api/handset/{number}?{query}")), cancellationToken);

    /// <summary>What must not be repeated.</summary>
    public string[] Secrets() => [options.Password, _credentials.Parameter!];

    // The number is data: `+`, `*` and `/` must not change the path.
    private Uri HandsetAddress(string number) =>
        new(options.BaseAddress, options.HandsetPath.Replace(JinglOptions.NumberPlace, Uri.EscapeDataString(number), StringComparison.Ordinal));

    // Page sizes are inferred [G]. Should the vendor cap them lower than asked, it would be at a round number: so a
    // short page is believed to be the last only when it does not end at a hundred.
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
            $"Jingl refused the sign-in ({(int)response.Status}): check Accounts:{context.Id}:Username (user@domain) and Accounts:{context.Id}:Password. Polling stopped so that the login is not locked.") { OfSignIn = true }),

        // [S] 406: SSL must be used. Something between us and Jingl carries the request on without it.
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
