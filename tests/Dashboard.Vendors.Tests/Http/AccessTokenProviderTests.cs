using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Http;

/// <summary>When a token is obtained, replaced and kept.</summary>
public sealed class AccessTokenProviderTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly AccessTokenProvider _tokens;
    private int _signIns;

    public AccessTokenProviderTests() => _tokens = new AccessTokenProvider(_time, _ => Task.FromResult(new Token($"{++_signIns}", null)));

    public void Dispose() => _tokens.Dispose();

    [Fact]
    public async Task SendWithRetry_WhileAnotherProgramReplacesTheToken_SignsInWithGrowingPausesAndALimitAnHour()
    {
        var inAMinute = 0;
        var (earlyExpiries, taken) = (0, 0);
        for (var second = 0; second < 3600; second++)
        {
            // Only the newest token is valid, and after each poll the other program obtains a newer one.
            await _tokens.SendWithRetryAsync(token => Answer(token.Value == $"{_signIns}" && taken != _signIns), IsRefusal, CancellationToken.None);
            taken = _signIns;
            _time.Advance(TimeSpan.FromSeconds(1));
            inAMinute = second == 60 ? _signIns : inAMinute;
            earlyExpiries = Math.Max(earlyExpiries, _tokens.EarlyExpiries);
        }

        inAMinute.ShouldBeInRange(2, 5);
        _signIns.ShouldBeInRange(6, SignInThrottle.MaxSignIns + 1);
        earlyExpiries.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task SendWithRetry_RefusedTwiceAfterASignIn_ContinuesWithTheSameToken()
    {
        var refusals = 2;
        (await AskAsync(_ => refusals-- <= 0)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        _time.Advance(TimeSpan.FromSeconds(4));

        (await AskAsync(_ => refusals-- <= 0)).Status.ShouldBe(HttpStatusCode.OK);

        (_signIns, _tokens.EarlyExpiries).ShouldBe((2, 0));
    }

    [Fact]
    public async Task SendWithRetry_AlwaysRefused_SignsInWithGrowingPauses()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            (await AskAsync(_ => false)).Status.ShouldBe(HttpStatusCode.Unauthorized);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _signIns.ShouldBeLessThanOrEqualTo(24 * SignInThrottle.MaxSignIns);
        _tokens.EarlyExpiries.ShouldBe(0);
    }

    [Fact]
    public async Task SendWithRetry_RefusedWhileOtherRequestsSucceed_SignsInOnlyOnceMore()
    {
        await AskAsync(_ => true);
        for (var i = 0; i < 100; i++)
        {
            (await AskAsync(_ => false)).Status.ShouldBe(HttpStatusCode.Unauthorized);
            await AskAsync(_ => true);
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        _signIns.ShouldBe(2);
    }

    [Fact]
    public async Task SendWithRetry_TokenWithALifetimeOfASecond_IsNotRenewedForEveryRequest()
    {
        using var tokens = new AccessTokenProvider(_time, _ => Task.FromResult(Token.Lasting($"{++_signIns}", TimeSpan.FromSeconds(1), _time)));
        for (var second = 0; second < 60; second++)
        {
            await tokens.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _signIns.ShouldBe(2);
    }

    [Fact]
    public async Task SendOnce_AlwaysRefused_DoesNotSignInForEveryCommand()
    {
        for (var i = 0; i < 5; i++)
        {
            await _tokens.SendOnceAsync(_ => Answer(false), IsRefusal, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _signIns.ShouldBe(2);
    }

    [Fact]
    public async Task SendWithRetry_AfterARefusedSignIn_SignsInWithoutAPause()
    {
        var isRefused = false;
        using var tokens = new AccessTokenProvider(_time, _ => isRefused
            ? throw new PollException(new PollFailure(PollFailureKind.AuthRejected, "no") { IsSignInRejected = true })
            : Task.FromResult(new Token($"{++_signIns}", null)));
        await tokens.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None);
        isRefused = true;
        await Should.ThrowAsync<PollException>(() => tokens.SendWithRetryAsync(_ => Answer(false), IsRefusal, CancellationToken.None));
        isRefused = false;

        (await tokens.SendWithRetryAsync(token => Answer(token.Value == "2"), IsRefusal, CancellationToken.None)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Retry_DuringAPause_PermitsASignInAtOnce()
    {
        await AskAsync(_ => false);
        await AskAsync(_ => false);
        _signIns.ShouldBe(2);
        _tokens.Retry();

        (await AskAsync(token => token.Value == "3")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SendWithRetry_SeveralRequestsWithoutAToken_SignInOnce()
    {
        var signIn = new TaskCompletionSource<Token>();
        using var tokens = new AccessTokenProvider(_time, _ =>
        {
            _signIns++;
            return signIn.Task;
        });
        var requests = Enumerable.Range(0, 5).Select(_ => tokens.SendWithRetryAsync(token => Answer(token.Value == "1"), IsRefusal, CancellationToken.None)).ToList();

        signIn.SetResult(new Token("1", null));

        (await Task.WhenAll(requests)).ShouldAllBe(r => r.Status == HttpStatusCode.OK);
        _signIns.ShouldBe(1);
    }

    [Fact]
    public async Task SendWithRetry_ExpiredToken_IsRenewedBeforeTheRequest()
    {
        using var tokens = new AccessTokenProvider(_time, _ => Task.FromResult(Token.Lasting($"{++_signIns}", TimeSpan.FromMinutes(10), _time)));
        var sent = new List<string>();
        await SendAsync();
        // A token of ten minutes is renewed one minute early.
        _time.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromTicks(1));
        await SendAsync();
        _time.Advance(TimeSpan.FromTicks(1));
        await SendAsync();

        sent.ShouldBe(["1", "1", "2"]);

        Task SendAsync() => tokens.SendWithRetryAsync(
            token =>
            {
                sent.Add(token.Value);
                return Answer(true);
            },
            IsRefusal,
            CancellationToken.None);
    }

    [Fact]
    public async Task SendWithRetry_TwoRequestsRefusedWithTheSameToken_ReplaceItOnce()
    {
        var answers = new[] { new TaskCompletionSource<VendorResponse>(), new TaskCompletionSource<VendorResponse>() };
        var requests = answers.Select(answer => _tokens.SendWithRetryAsync(token => token.Value == "1" ? answer.Task : Answer(true), IsRefusal, CancellationToken.None)).ToList();

        foreach (var answer in answers)
        {
            answer.SetResult(await Answer(false));
        }

        (await Task.WhenAll(requests)).ShouldAllBe(r => r.Status == HttpStatusCode.OK);
        _signIns.ShouldBe(2);
    }

    [Fact]
    public async Task SendWithRetry_WhileTheSignInOfAnotherRequestIsRefused_DoesNotTryItAgain()
    {
        var signIn = new TaskCompletionSource<Token>();
        using var tokens = new AccessTokenProvider(_time, _ =>
        {
            _signIns++;
            return signIn.Task;
        });
        var requests = Enumerable.Range(0, 3).Select(_ => tokens.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None)).ToList();

        signIn.SetException(Rejected);

        foreach (var request in requests)
        {
            (await Should.ThrowAsync<PollException>(request)).Failure.Message.ShouldBe("no");
        }

        _signIns.ShouldBe(1);
    }

    [Fact]
    public async Task SendWithRetry_AfterAFailedSignIn_TriesItAgain()
    {
        var isDown = true;
        using var tokens = new AccessTokenProvider(_time, _ => isDown
            ? throw new PollException(new PollFailure(PollFailureKind.Unavailable, "down"))
            : Task.FromResult(new Token($"{++_signIns}", null)));
        await Should.ThrowAsync<PollException>(() => tokens.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None));
        isDown = false;

        // A command is sent as well: an unavailable sign-in is no refusal.
        (await tokens.SendOnceAsync(_ => Answer(true), IsRefusal, CancellationToken.None)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EarlyExpiries_OfAnHourAgo_AreNotCounted()
    {
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(_ => true);
            var isFirst = true;
            await AskAsync(_ => !isFirst || (isFirst = false));
            _time.Advance(TimeSpan.FromMinutes(11));
        }

        _tokens.EarlyExpiries.ShouldBe(3);
        _time.Advance(TimeSpan.FromMinutes(27));
        _tokens.EarlyExpiries.ShouldBe(0);
    }

    [Fact]
    public async Task SendOnce_Refused_IsNotSentAgainAndTheNextRequestSignsIn()
    {
        var sent = new List<string>();

        (await SendAsync(false)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(true)).Status.ShouldBe(HttpStatusCode.OK);

        sent.ShouldBe(["1", "2"]);

        Task<VendorResponse> SendAsync(bool isGood) => _tokens.SendOnceAsync(
            token =>
            {
                sent.Add(token.Value);
                return Answer(isGood);
            },
            IsRefusal,
            CancellationToken.None);
    }

    [Fact]
    public async Task SendOnce_AfterARefusedSignIn_SendsNothingAndDoesNotSignIn()
    {
        using var tokens = new AccessTokenProvider(_time, _ =>
        {
            _signIns++;
            throw Rejected;
        });
        await Should.ThrowAsync<PollException>(() => tokens.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None));
        var sent = 0;

        var exception = await Should.ThrowAsync<PollException>(() => tokens.SendOnceAsync(
            _ =>
            {
                sent++;
                return Answer(true);
            },
            IsRefusal,
            CancellationToken.None));

        (exception.Failure.Kind, sent, _signIns).ShouldBe((PollFailureKind.AuthRejected, 0, 1));
    }

    [Fact]
    public async Task SendOnce_AfterARefusedSignInWithATokenThatIsValid_IsSent()
    {
        var isRefused = false;
        using var tokens = new AccessTokenProvider(_time, _ => isRefused ? throw Rejected : Task.FromResult(new Token($"{++_signIns}", null)));
        await tokens.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None);
        isRefused = true;
        await Should.ThrowAsync<PollException>(() => tokens.SendWithRetryAsync(_ => Answer(false), IsRefusal, CancellationToken.None));

        (await tokens.SendOnceAsync(token => Answer(token.Value == "1"), IsRefusal, CancellationToken.None)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SendOnce_WithASlowSignIn_FailsAfterTenSeconds()
    {
        using var tokens = new AccessTokenProvider(_time, SlowAsync);
        var command = tokens.SendOnceAsync(_ => Answer(true), IsRefusal, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        command.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromTicks(1));

        (await Should.ThrowAsync<PollException>(command)).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task SendOnce_CancelledDuringTheSignIn_IsCancelled()
    {
        using var tokens = new AccessTokenProvider(_time, SlowAsync);
        using var cancellation = new CancellationTokenSource();
        var command = tokens.SendOnceAsync(_ => Answer(true), IsRefusal, cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(command);
    }

    [Fact]
    public async Task Retry_WithATokenThatWasRefusedLast_SignsInBeforeTheNextRequest()
    {
        await AskAsync(_ => false);
        _tokens.Retry();

        (await AskAsync(token => token.Value == "3")).Status.ShouldBe(HttpStatusCode.OK);
        _signIns.ShouldBe(3);
    }

    [Fact]
    public async Task Retry_WithATokenThatWorks_KeepsIt()
    {
        await AskAsync(_ => true);
        _tokens.Retry();
        await AskAsync(_ => true);

        _signIns.ShouldBe(1);
    }

    private static PollException Rejected => new(new PollFailure(PollFailureKind.AuthRejected, "no") { IsSignInRejected = true });

    private static async Task<Token> SlowAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return new Token("", null);
    }

    private static bool IsRefusal(VendorResponse response) => response.Status == HttpStatusCode.Unauthorized;

    private Task<VendorResponse> AskAsync(Func<Token, bool> isGood) => _tokens.SendWithRetryAsync(token => Answer(isGood(token)), IsRefusal, CancellationToken.None);

    private Task<VendorResponse> Answer(bool isGood) => Task.FromResult(new VendorResponse(
        "Vonage", "api.example.com", isGood ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, default, null, null, null, _time.GetUtcNow(), TimeSpan.Zero));
}
