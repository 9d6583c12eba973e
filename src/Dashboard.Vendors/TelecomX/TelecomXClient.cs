using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.TelecomX;

/// <summary>The HTTP client of one Telecom X account: signs in and sends requests with the token.</summary>
internal sealed class TelecomXClient(AccountContext context, TelecomXOptions options) : AccessTokenClient(context, "Telecom X", "Username")
{
    /// <summary>
    /// Sends a GET request with the current token. Both 401 and 403 may mean a dead token, since the documents do not distinguish them. A login is
    /// then renewed when a sign-in is due, and the second response is returned.
    /// </summary>
    public Task<VendorResponse> GetAsync(string path, string query, CancellationToken cancellationToken) =>
        SendWithRetryAsync(token => Request(path, query, token), cancellationToken);

    /// <summary>
    /// Sends an action once. After 401 or 403 the token of a login is dropped: the next request signs in again, and this one is not repeated.
    /// </summary>
    /// <param name="path">The path of the action.</param>
    /// <param name="query">Its parameters, escaped.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    /// <returns>The response, and the token, which must not be repeated in messages.</returns>
    public Task<(VendorResponse Answer, string Secret)> SendOnceAsync(string path, string query, CancellationToken cancellationToken) =>
        SendOnceAsync(token => Request(path, query, token), cancellationToken);

    /// <summary>Returns a successful response; otherwise throws a failure that names what to change.</summary>
    public VendorResponse Require(VendorResponse response, string what)
    {
        if (response.IsSuccess)
        {
            return response;
        }

        var code = TelecomXResponses.Code(response) is { } word ? $"{(int)response.Status} {word}" : $"{(int)response.Status}";
        throw response.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? Refusal(what, code) : response.Failure(what);
    }

    /// <summary>Creates the failure of a request that is refused despite an accepted sign-in, or with a permanent token.</summary>
    public PollException Refusal(string what, string code) => Refused(options.Token is null
        ? $"Telecom X refused {what} ({code}), though the sign-in was accepted: check what {Key}:Username is allowed to see."
        : $"Telecom X refused {what} ({code}): check {Key}:Token and what it is allowed to see.");

    // A permanent token cannot be renewed.
    protected override bool MayMeanDeadToken(HttpStatusCode status) =>
        options.Token is null && (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);

    protected override bool IsLoginRefused(HttpStatusCode status) => base.IsLoginRefused(status) || status == HttpStatusCode.UnprocessableEntity;

    protected override async Task<Token> SignInAsync(CancellationToken cancellationToken)
    {
        if (options.Token is { } lasting)
        {
            return Token.Lasting(lasting, null, Context.Time);
        }

        // [D] POST is preferred; the GET form would put the password into the address.
        var content = JsonContent.Create(new Dictionary<string, string> { ["username"] = options.Username, ["password"] = options.Password });
        var response = await SendSignInAsync(new Uri(options.BaseAddress, "auth/login"), content, $"{Key}:Username and {Key}:Password", cancellationToken);
        using var json = response.Json();
        return TelecomXResponses.Token(json.RootElement, Context.Time) ?? throw AuthRejected(
            $"Telecom X signed in without giving a token: a login that needs a code by SMS or app cannot be used; put a machine's token into {Key}:Token.");
    }

    private HttpRequestMessage Request(string path, string query, Token token)
    {
        var name = Uri.EscapeDataString(options.TokenName);
        var value = Uri.EscapeDataString(token.Value);
        var inQuery = options.TokenIn == TelecomXTokenLocation.Query;
        var parts = string.Join('&', new[] { query, inQuery ? $"{name}={value}" : "" }.Where(p => p.Length > 0));
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.BaseAddress, parts.Length > 0 ? $"{path}?{parts}" : path));
        switch (options.TokenIn)
        {
            case TelecomXTokenLocation.Bearer:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
                break;
            case TelecomXTokenLocation.Header:
                request.Headers.TryAddWithoutValidation(options.TokenName, token.Value);
                break;
            case TelecomXTokenLocation.Cookie:
                request.Headers.TryAddWithoutValidation("Cookie", $"{name}={value}");
                break;
            case TelecomXTokenLocation.Query:
            default:
                break;
        }

        return request;
    }
}
