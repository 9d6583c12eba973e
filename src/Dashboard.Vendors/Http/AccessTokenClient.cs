using System.Net;
using System.Net.Http.Headers;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;

namespace Dashboard.Vendors.Http;

/// <summary>The base of a vendor's HTTP client that signs in for an access token and sends every request with it.</summary>
internal abstract class AccessTokenClient : IDisposable
{
    private readonly string _vendor;
    private readonly string _loginKey;
    private readonly VendorHttp _http;
    private readonly AccessTokenProvider _tokens;

    /// <summary>Creates the client without sending a request.</summary>
    /// <param name="context">The account.</param>
    /// <param name="vendor">The vendor's name in messages.</param>
    /// <param name="loginKey">The configuration key of the login, without the account's prefix.</param>
    protected AccessTokenClient(AccountContext context, string vendor, string loginKey)
    {
        (Context, _vendor, _loginKey) = (context, vendor, loginKey);
        _http = new VendorHttp(context, vendor);
        _tokens = new AccessTokenProvider(context.Time, SignInAsync);
    }

    /// <summary>A warning for administrators about an accepted login; null for none.</summary>
    public string? Notice => _tokens.EarlyExpiries is > 0 and var times
        ? $"{_vendor} ended our token before its time, {times} times within the hour: something else signs in with {Key}:{_loginKey}. Give this dashboard a login of its own."
        : null;

    /// <summary>The account to which the client belongs.</summary>
    protected AccountContext Context { get; }

    /// <summary>The prefix of the account's configuration keys, without the last colon.</summary>
    protected string Key => $"Accounts:{Context.Id}";

    /// <inheritdoc cref="AccessTokenProvider.Retry"/>
    public void TryAgain() => _tokens.Retry();

    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
    }

    /// <summary>Obtains a new token.</summary>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <exception cref="PollException">AuthRejected: the vendor refused the login. Otherwise the sign-in failed for another reason.</exception>
    protected abstract Task<Token> SignInAsync(CancellationToken cancellationToken);

    /// <summary>Whether a response may mean that the token has died.</summary>
    protected abstract bool MayMeanDeadToken(HttpStatusCode status);

    /// <summary>Whether the response to a sign-in means that the vendor refused the login.</summary>
    protected virtual bool IsLoginRefused(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>
    /// Sends a poll request and returns the response, with any status. The token is renewed when the response may mean a dead token and a sign-in is
    /// due; then the second response is returned.
    /// </summary>
    /// <param name="request">Creates the request with the given token.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    protected Task<VendorResponse> SendWithRetryAsync(Func<Token, HttpRequestMessage> request, CancellationToken cancellationToken) =>
        _tokens.SendWithRetryAsync(token => _http.SendAsync(request(token), cancellationToken), r => MayMeanDeadToken(r.Status), cancellationToken);

    /// <summary>
    /// Sends a command once. After a response that may mean a dead token, the next request signs in again, and this one is not repeated.
    /// </summary>
    /// <param name="request">Creates the request with the given token.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    /// <returns>The response, and the token, which must not be repeated in messages.</returns>
    protected async Task<(VendorResponse Answer, string Secret)> SendOnceAsync(Func<Token, HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var secret = "";
        var response = await _tokens.SendOnceAsync(token =>
        {
            secret = token.Value;
            return _http.SendCommandAsync(request(token), cancellationToken);
        }, r => MayMeanDeadToken(r.Status), cancellationToken);
        return (response, secret);
    }

    /// <summary>Sends a sign-in request and returns the successful response.</summary>
    /// <param name="address">The address of the sign-in.</param>
    /// <param name="content">The credentials.</param>
    /// <param name="keys">The configuration keys to check after a refusal.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    protected async Task<VendorResponse> SendSignInAsync(Uri address, HttpContent content, string keys, CancellationToken cancellationToken)
    {
        var response = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, cancellationToken);
        return response switch
        {
            { IsSuccess: true } => response,
            _ when IsLoginRefused(response.Status) => throw AuthRejected(
                $"{_vendor} refused the sign-in ({(int)response.Status}): check {keys}. Polling stopped so that the login is not locked."),
            _ => throw response.Failure("the sign-in"),
        };
    }

    /// <summary>Creates a request with a bearer token and, for a command, a JSON body.</summary>
    protected static HttpRequestMessage CreateBearerRequest(HttpMethod method, Uri address, Token token, object? body = null) => new(method, address)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Value) },
        Content = body is null ? null : CommandJson.Create(body),
    };

    /// <summary>Creates the failure of a request that is refused despite an accepted sign-in.</summary>
    protected PollException Refused(string message) =>
        new(new PollFailure(PollFailureKind.Refused, Notice ?? $"{message} It is asked again by itself."));

    /// <summary>Creates the failure of a refused login, after which polling stops.</summary>
    protected static PollException AuthRejected(string message) =>
        new(new PollFailure(PollFailureKind.AuthRejected, message) { IsSignInRejected = true });

    /// <summary>Creates the failure of a sign-in that was accepted and returned no token.</summary>
    protected PollException TokenMissing(string keys) =>
        new(new PollFailure(PollFailureKind.BadData, $"{_vendor} signed in without giving a token: check {keys}."));
}
