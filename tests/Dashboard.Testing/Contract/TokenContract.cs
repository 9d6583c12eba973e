using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing.Accounts;

namespace Dashboard.Testing.Contract;

/// <summary>
/// The contract that every adapter with an access token must fulfil: all polls share one token, it is renewed before it expires and after a refusal,
/// and a refused login is not tried again by each poll.
/// </summary>
public abstract class TokenContract : RequestContract
{
    /// <summary>The lifetime of the scripted tokens.</summary>
    protected abstract TimeSpan Lifetime { get; }

    /// <summary>The configuration keys of the login, as a message names them.</summary>
    protected abstract string LoginKeys { get; }

    /// <summary>Responses to a sign-in with a token whose end is not known.</summary>
    protected abstract IReadOnlyList<string> SignInsWithoutEnd { get; }

    /// <summary>Returns the token of a request.</summary>
    protected virtual string? TokenOf(SentRequest request) => request.Header("Authorization")?["Bearer ".Length..];

    /// <summary>Whether a status may mean that the token has died.</summary>
    protected virtual bool MayMeanDeadToken(int status) => status is 401 or 403;

    /// <summary>Returns the expected kind of failure for the status of a sign-in without a token, and a part of its message.</summary>
    protected virtual (PollFailureKind Kind, string Words) SignInFailureOf(int status) => status switch
    {
        200 => (PollFailureKind.BadData, "Accounts:sydney:TokenAddress"),
        400 or 401 or 403 => (PollFailureKind.AuthRejected, LoginKeys),
        _ => base.FailureOf(status),
    };

    protected sealed override int SendingsOf(int status) => MayMeanDeadToken(status) ? 2 : 1;

    [Fact]
    public async Task Token_OfAllPollsAtOnce_IsOneSignIn()
    {
        using var account = Open(_ => null);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        account.SignInGate = gate.Task;

        var polls = account.PollAll();
        gate.SetResult();
        await Task.WhenAll(polls);

        account.SignIns.ShouldBe(1);
        account.Pages.ShouldAllBe(p => TokenOf(p) == "token-1");
    }

    [Fact]
    public Task Token_AMinuteBeforeItsEnd_IsRenewed() => ShouldBeRenewedAsync(Lifetime);

    [Fact]
    public async Task Token_WithoutEnd_IsKeptUntilRefused()
    {
        foreach (var signIn in SignInsWithoutEnd)
        {
            using var account = Open(_ => null);
            account.SignIn = _ => ScriptedHandler.Json(signIn);
            await account.PollAsync(Endpoint);
            account.Time.Advance(TimeSpan.FromDays(40));

            await account.PollAsync(Endpoint);

            account.SignIns.ShouldBe(1, signIn);
        }
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Token_RefusedOnce_IsRenewedIfItMayBeDead(int status)
    {
        using var account = Open(r => TokenOf(r) == "token-1" ? ScriptedHandler.Status((HttpStatusCode)status) : null);

        var poll = account.PollAsync(Endpoint);

        if (MayMeanDeadToken(status))
        {
            await poll;
            account.SignIns.ShouldBe(2);
        }
        else
        {
            (await Should.ThrowAsync<PollException>(poll)).Failure.Kind.ShouldBe(PollFailureKind.Refused);
            account.SignIns.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Token_RefusedToTwoPollsAtOnce_IsRenewedOnce()
    {
        var refused = 0;
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var account = Open(r =>
        {
            if (TokenOf(r) != "token-1")
            {
                return null;
            }

            if (Interlocked.Increment(ref refused) == 2)
            {
                both.SetResult();
            }

            return ScriptedHandler.Status(HttpStatusCode.Unauthorized);
        });
        account.SignIn = _ =>
        {
            account.SignInGate = both.Task;
            return null;
        };

        await Task.WhenAll(account.PollAll());

        account.SignIns.ShouldBe(2);
    }

    [Fact]
    public async Task Refusal_ThatIsOverAtTheNextPoll_StopsNothing()
    {
        var refusals = 2;
        using var account = Open(_ => refusals-- > 0 ? ScriptedHandler.Status(HttpStatusCode.Unauthorized) : null);
        ShouldBe(await account.FailAsync(Endpoint), FailureOf(401));
        account.Time.Advance(TimeSpan.FromSeconds(4));

        await account.PollAsync(Endpoint);

        (account.SignIns, TokenOf(account.Pages[^1])).ShouldBe((2, "token-2"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task SignIn_WithoutAToken_SaysWhatToCheckAndHoldsNoSecret(int status)
    {
        using var account = Open(_ => null);
        account.SignIn = _ => Quote("", status);

        var thrown = await account.FailAsync(Endpoint);

        ShouldBe(thrown, SignInFailureOf(status));
        account.Handler.Requests.Count.ShouldBe(1);
        ShouldHoldNoSecret(thrown.ToString(), account);
    }

    [Fact]
    public async Task SignIn_RefusedWhileOthersWait_IsNotTriedByEach()
    {
        using var account = Open(_ => null);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        account.SignInGate = gate.Task;
        account.SignIn = _ => ScriptedHandler.Status(HttpStatusCode.Unauthorized);

        var polls = account.PollAll();
        gate.SetResult();
        foreach (var poll in polls)
        {
            (await Should.ThrowAsync<PollException>(poll)).Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
        }

        account.SignIns.ShouldBe(1);
        account.SignIn = null;
        await account.PollAsync(Endpoint);
        account.SignIns.ShouldBe(2);
    }

    /// <summary>Asserts that a token is renewed a minute before its end, and not earlier.</summary>
    /// <param name="lifetime">The lifetime of the token.</param>
    /// <param name="signIn">The response to the first sign-in; null for the vendor's usual one.</param>
    private protected async Task ShouldBeRenewedAsync(TimeSpan lifetime, string? signIn = null)
    {
        using var account = Open(_ => null);
        account.SignIn = n => n == 1 && signIn is not null ? ScriptedHandler.Json(signIn) : null;
        await account.PollAsync(Endpoint);
        account.Time.Advance(lifetime - TimeSpan.FromSeconds(61));
        await account.PollAsync(Endpoint);
        account.SignIns.ShouldBe(1);

        account.Time.Advance(TimeSpan.FromSeconds(1));
        await account.PollAsync(Endpoint);

        account.SignIns.ShouldBe(2);
        TokenOf(account.Pages[^1]).ShouldBe("token-2");
    }
}
