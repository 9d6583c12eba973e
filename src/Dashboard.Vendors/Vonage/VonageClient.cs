using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Vonage;

/// <summary>The HTTP client of one Vonage account: signs in and sends requests with the token.</summary>
internal sealed class VonageClient(AccountContext context, VonageOptions options) : AccessTokenClient(context, "Vonage", "Username")
{
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
        var response = await SendWithRetryAsync(token => CreateBearerRequest(HttpMethod.Get, address, token), cancellationToken);
        return response.Status switch
        {
            _ when response.IsSuccess => response,
            HttpStatusCode.Unauthorized => throw Refused(
                $"Vonage refused {what} (401), though the sign-in was accepted: check what {Key}:Username may see, {Key}:AccountId, and what the application of {Key}:ClientId may ask."),
            HttpStatusCode.Forbidden => throw Refused(
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
    public Task<(VendorResponse Answer, string Secret)> SendOnceAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) =>
        SendOnceAsync(token => CreateBearerRequest(method, new Uri(options.BaseAddress, path), token, body), cancellationToken);

    protected override bool MayMeanDeadToken(HttpStatusCode status) => status == HttpStatusCode.Unauthorized;

    // [D] the response includes a refresh token for a single use. It is not stored: a restart would lose it, and a new sign-in needs only configured
    // values.
    protected override async Task<Token> SignInAsync(CancellationToken cancellationToken)
    {
        var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = options.Username,
            ["password"] = options.Password,
            ["client_id"] = options.ClientId,
            ["client_secret"] = options.ClientSecret,
            ["scope"] = options.Scope,
        });
        var response = await SendSignInAsync(
            options.TokenAddress, content, $"{Key}:Username, {Key}:Password, {Key}:ClientId and {Key}:ClientSecret", cancellationToken);
        using var json = response.Json();
        return VonageResponses.Token(json.RootElement, Context.Time) ?? throw TokenMissing($"{Key}:TokenAddress and {Key}:Vonage:Scope");
    }
}
