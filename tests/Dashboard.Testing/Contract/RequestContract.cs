using System.Net;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;

namespace Dashboard.Testing.Contract;

/// <summary>
/// The contract that every adapter's poll requests must fulfil over scripted responses: each status has its kind of failure, each message names what
/// to check, and none holds a secret, even if the response quotes the request.
/// </summary>
public abstract class RequestContract
{
    /// <summary>The endpoint that most tests poll. Its list is the first request after the sign-in.</summary>
    protected abstract string Endpoint { get; }

    /// <summary>Texts that no message or log line may contain.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Opens an account.</summary>
    /// <param name="respond">Returns the response to a request that is not a sign-in; null for an empty list.</param>
    protected abstract ScriptedAccount Open(Func<SentRequest, HttpResponseMessage?> respond);

    /// <summary>Returns the expected kind of failure for a status, and a part of its message.</summary>
    protected virtual (PollFailureKind Kind, string Words) FailureOf(int status) => status switch
    {
        200 => (PollFailureKind.BadData, ""),
        < 400 => (PollFailureKind.Unavailable, "redirects"),
        429 => (PollFailureKind.Throttled, "slow down"),
        >= 500 => (PollFailureKind.Unavailable, $"{status}"),
        _ => (PollFailureKind.BadData, $"{status}"),
    };

    /// <summary>Returns how often the request is sent while it is answered with a status.</summary>
    protected virtual int SendingsOf(int status) => 1;

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(406)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Failure_EachStatus_SaysWhatToCheckAndHoldsNoSecret(int status)
    {
        var path = "";
        using var account = Open(r =>
        {
            path = r.Address.AbsolutePath;
            return Quote($"{r.PathAndQuery} {r.Header("Authorization")}", status);
        });

        var thrown = await account.FailAsync(Endpoint);

        ShouldBe(thrown, FailureOf(status));
        account.Pages.Count(p => p.Address.AbsolutePath == path).ShouldBe(SendingsOf(status));
        ShouldHoldNoSecret(thrown.ToString(), account);
    }

    [Theory]
    [InlineData("<html>maintenance</html>")]
    [InlineData("")]
    [InlineData("{\"message\":\"maintenance\"}")]
    [InlineData("[{\"id\":\"1\"")]
    public async Task Response_OtherThanAList_IsBadData(string body)
    {
        using var account = Open(_ => ScriptedHandler.Json(body));

        var thrown = await account.FailAsync(Endpoint);

        thrown.Failure.Kind.ShouldBe(PollFailureKind.BadData);
        ShouldHoldNoSecret(thrown.ToString(), account);
    }

    [Fact]
    public async Task Network_Down_NamesHostAndKeyOnly()
    {
        using var account = Open(r => throw new HttpRequestException(HttpRequestError.ConnectionError, $"{r.Address} {r.Header("Authorization")}"));

        var failure = (await account.FailAsync(Endpoint)).Failure;

        failure.Kind.ShouldBe(PollFailureKind.Unavailable);
        failure.Message.ShouldEndWith(
            $" at {account.Pages[0].Address.Host} could not be reached: the connection was refused. Check the network and Accounts:sydney:BaseAddress.");
        ShouldHoldNoSecret(failure.ToString(), account);
    }

    [Fact]
    public async Task Throttled_WithRetryAfter_PassesItOn()
    {
        using var account = Open(_ =>
        {
            var answer = ScriptedHandler.Status(HttpStatusCode.TooManyRequests);
            answer.Headers.Add("Retry-After", "17");
            return answer;
        });

        (await account.FailAsync(Endpoint)).Failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
    }

    /// <summary>Creates a response that quotes all secrets, with a different status inside than its own.</summary>
    private protected HttpResponseMessage Quote(string more, int status) => ScriptedHandler.Json(
        JsonSerializer.Serialize(new { code = 401, message = $"{string.Join(' ', Secrets)} {more}" }), (HttpStatusCode)status);

    private protected static void ShouldBe(PollException thrown, (PollFailureKind Kind, string Words) expected)
    {
        thrown.Failure.Kind.ShouldBe(expected.Kind);
        thrown.Failure.Message.ShouldContain(expected.Words);
        thrown.Failure.IsSignInRejected.ShouldBe(expected.Kind == PollFailureKind.AuthRejected);
    }

    private protected void ShouldHoldNoSecret(string failure, ScriptedAccount account)
    {
        foreach (var secret in Secrets)
        {
            string.Join('\n', [failure, .. account.Account.Log.Lines]).ShouldNotContain(secret);
        }
    }
}
