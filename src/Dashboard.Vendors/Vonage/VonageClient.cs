using System.Net;
using System.Net.Http.Headers;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Vonage;

/// <summary>Asks one Vonage account: signs in and presents the token.</summary>
internal sealed class VonageClient : IDisposable
{
    private readonly AccountContext _context;
    private readonly VonageOptions _options;
    private readonly VendorHttp _http;
    private readonly AccessTokenProvider _tokens;

    public VonageClient(AccountContext context, VonageOptions options)
    {
        _context = context;
        _options = options;
        _http = new VendorHttp(context, "Vonage");
        _tokens = new AccessTokenProvider(context.Time, SignInAsync);
    }

    /// <summary>What a person should know of the login though it is accepted; null for nothing.</summary>
    public string? Notice => _tokens.EarlyExpiries is > 0 and var times
        ? $"Vonage ended our token before its time, {times} times within the hour: something else signs in with {Key}:Username. Give this dashboard a login of its own."
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
    /// A successful answer. 401 may mean a dead token or "not permitted", and the body may name another status than the
    /// answer's own, which counts: a new token where a sign-in is due, then the second answer stands.
    /// </summary>
    /// <param name="address">What to ask.</param>
    /// <param name="what">What it is, for a failure's message.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<VendorResponse> GetAsync(Uri address, string what, CancellationToken cancellationToken)
    {
        var response = await _tokens.SendWithRetryAsync(
            token => SendAsync(address, token, cancellationToken), a => a.Status == HttpStatusCode.Unauthorized, cancellationToken);
        return response.Status switch
        {
            _ when response.IsSuccess => response,
            HttpStatusCode.Unauthorized => throw Rejected(
                $"Vonage refused {what} (401), though the sign-in was accepted: check what {Key}:Username may see, {Key}:AccountId, and what the application of {Key}:ClientId may ask."),
            HttpStatusCode.Forbidden => throw Rejected(
                $"Vonage refused {what} (403): check what {Key}:Username may see and {Key}:AccountId."),
            HttpStatusCode.NotFound => throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"Vonage knows no such page as {what} (404): check {Key}:BaseAddress and {Key}:AccountId.")),
            _ => throw response.Failure(what),
        };
    }

    /// <summary>Sends a command, once. 401 drops the token: the next request signs in anew, this one is not repeated.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Where, below the base address, escaped.</param>
    /// <param name="body">What; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    /// <returns>The answer, and the token that must not be repeated.</returns>
    public async Task<(VendorResponse Answer, string Secret)> SendOnceAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var secret = "";
        var response = await _tokens.SendOnceAsync(token =>
        {
            secret = token.Value;
            var request = Request(method, new Uri(_options.BaseAddress, path), token);
            request.Content = body is null ? null : CommandJson.Create(body);
            return _http.SendCommandAsync(request, cancellationToken);
        }, a => a.Status == HttpStatusCode.Unauthorized, cancellationToken);
        return (response, secret);
    }

    private Task<VendorResponse> SendAsync(Uri address, Token token, CancellationToken cancellationToken) =>
        _http.SendAsync(Request(HttpMethod.Get, address, token), cancellationToken);

    private static HttpRequestMessage Request(HttpMethod method, Uri address, Token token)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return request;
    }

    // [D] the refresh token that comes along is good for one use and lost with a restart: it is not kept, since signing
    // in anew needs nothing that is not configured.
    private async Task<Token> SignInAsync(CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _options.TokenAddress)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "password",
                ["username"] = _options.Username,
                ["password"] = _options.Password,
                ["client_id"] = _options.ClientId,
                ["client_secret"] = _options.ClientSecret,
                ["scope"] = _options.Scope,
            }),
        };
        var response = await _http.SendAsync(request, cancellationToken);
        if (response.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw SignInRejected($"Vonage refused the sign-in ({(int)response.Status}): check {Key}:Username, {Key}:Password, {Key}:ClientId and {Key}:ClientSecret.");
        }

        if (!response.IsSuccess)
        {
            throw response.Failure("the sign-in");
        }

        using var json = response.Json();
        return VonageResponses.Token(json.RootElement, _context.Time)
            ?? throw new PollException(new PollFailure(
                PollFailureKind.BadData, $"Vonage signed in without giving a token: check {Key}:TokenAddress and {Key}:Vonage:Scope."));
    }

    private PollException Rejected(string message) => new(new PollFailure(PollFailureKind.Refused, Notice ?? $"{message} It is asked again by itself."));

    private static PollException SignInRejected(string message) => new(new PollFailure(
        PollFailureKind.AuthRejected, $"{message} Polling stopped so that the login is not locked.") { OfSignIn = true });
}
