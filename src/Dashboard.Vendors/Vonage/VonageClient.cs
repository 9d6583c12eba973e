using System.Net;
using System.Net.Http.Headers;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Vonage;

/// <summary>The HTTP client of one Vonage account: signs in and sends requests with the token.</summary>
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

    /// <summary>A warning for administrators about an accepted login; null for none.</summary>
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

    /// <summary>Sends a GET request and returns the successful response.</summary>
    /// <remarks>
    /// 401 may mean a dead token or "not permitted". The token is then renewed when a sign-in is due, and the second response is final. The body may
    /// name a different status than the response itself; only the latter is used.
    /// </remarks>
    /// <param name="address">The address.</param>
    /// <param name="what">The name of the resource in failure messages.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
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

    /// <summary>Sends a command once. After 401 the token is dropped: the next request signs in again, and this one is not repeated.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path relative to the base address, escaped.</param>
    /// <param name="body">The body, serialized as JSON; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    /// <returns>The response, and the token, which must not be repeated in messages.</returns>
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

    // [D] the response includes a refresh token for a single use. It is not stored: a restart would lose it, and a new sign-in needs only configured
    // values.
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
        PollFailureKind.AuthRejected, $"{message} Polling stopped so that the login is not locked.") { IsSignInRejected = true });
}
