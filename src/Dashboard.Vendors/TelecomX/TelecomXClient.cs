using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.TelecomX;

/// <summary>The HTTP client of one Telecom X account: signs in and sends requests with the token.</summary>
internal sealed class TelecomXClient : IDisposable
{
    private readonly AccountContext _context;
    private readonly TelecomXOptions _options;
    private readonly VendorHttp _http;
    private readonly AccessTokenProvider _tokens;

    public TelecomXClient(AccountContext context, TelecomXOptions options)
    {
        _context = context;
        _options = options;
        _http = new VendorHttp(context, "Telecom X");
        _tokens = new AccessTokenProvider(context.Time, SignInAsync);
    }

    /// <summary>A warning for administrators about an accepted login; null for none.</summary>
    public string? Notice => _tokens.EarlyExpiries is > 0 and var times
        ? $"Telecom X ended our token before its time, {times} times within the hour: something else signs in with {Key}:Username. Give this dashboard a login of its own."
        : null;

    /// <inheritdoc cref="AccessTokenProvider.Retry"/>
    public void TryAgain() => _tokens.Retry();

    private string Key => $"Accounts:{_context.Id}";

    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
    }

    /// <summary>
    /// Sends a GET request with the current token. Both 401 and 403 may mean a dead token, since the documents do not distinguish them. A login is
    /// then renewed when a sign-in is due, and the second response is returned.
    /// </summary>
    public Task<VendorResponse> GetAsync(string path, string query, CancellationToken cancellationToken) => _tokens.SendWithRetryAsync(
        token => SendAsync(path, query, token, cancellationToken),
        response => _options.Token is null && (response.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden),
        cancellationToken);

    /// <summary>
    /// Sends an action once. After 401 or 403 the token of a login is dropped: the next request signs in again, and this one is not repeated.
    /// </summary>
    /// <param name="path">The path of the action.</param>
    /// <param name="query">Its parameters, escaped.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    /// <returns>The response, and the token, which must not be repeated in messages.</returns>
    public async Task<(VendorResponse Answer, string Secret)> SendOnceAsync(string path, string query, CancellationToken cancellationToken)
    {
        var secret = "";
        var response = await _tokens.SendOnceAsync(token =>
        {
            secret = token.Value;
            return _http.SendCommandAsync(Request(path, query, token), cancellationToken);
        }, a => _options.Token is null && (a.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), cancellationToken);
        return (response, secret);
    }

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
    public PollException Refusal(string what, string code) => new(new PollFailure(PollFailureKind.Refused, Notice ?? (_options.Token is null
        ? $"Telecom X refused {what} ({code}), though the sign-in was accepted: check what {Key}:Username is allowed to see. It is asked again by itself."
        : $"Telecom X refused {what} ({code}): check {Key}:Token and what it is allowed to see. It is asked again by itself.")));

    private async Task<Token> SignInAsync(CancellationToken cancellationToken)
    {
        if (_options.Token is { } lasting)
        {
            return Token.Lasting(lasting, null, _context.Time);
        }

        // [D] POST is preferred; the GET form would put the password into the address.
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.BaseAddress, "auth/login"))
        {
            Content = JsonContent.Create(new Dictionary<string, string> { ["username"] = _options.Username, ["password"] = _options.Password }),
        };
        var response = await _http.SendAsync(request, cancellationToken);
        if (response.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            or HttpStatusCode.UnprocessableEntity)
        {
            throw new PollException(new PollFailure(PollFailureKind.AuthRejected,
                $"Telecom X refused the sign-in ({(int)response.Status}): check {Key}:Username and {Key}:Password. Polling stopped so that the login is not locked.") { IsSignInRejected = true });
        }

        using var json = Require(response, "the sign-in").Json();
        return TelecomXResponses.Token(json.RootElement, _context.Time) ?? throw new PollException(new PollFailure(
            PollFailureKind.AuthRejected,
            $"Telecom X signed in without giving a token: a login that needs a code by SMS or app cannot be used; put a machine's token into {Key}:Token.") { IsSignInRejected = true });
    }

    private Task<VendorResponse> SendAsync(string path, string query, Token token, CancellationToken cancellationToken) =>
        _http.SendAsync(Request(path, query, token), cancellationToken);

    private HttpRequestMessage Request(string path, string query, Token token)
    {
        var name = Uri.EscapeDataString(_options.TokenName);
        var value = Uri.EscapeDataString(token.Value);
        var inQuery = _options.TokenIn == TelecomXTokenLocation.Query;
        var parts = string.Join('&', new[] { query, inQuery ? $"{name}={value}" : "" }.Where(p => p.Length > 0));
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_options.BaseAddress, parts.Length > 0 ? $"{path}?{parts}" : path));
        switch (_options.TokenIn)
        {
            case TelecomXTokenLocation.Bearer:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
                break;
            case TelecomXTokenLocation.Header:
                request.Headers.TryAddWithoutValidation(_options.TokenName, token.Value);
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
