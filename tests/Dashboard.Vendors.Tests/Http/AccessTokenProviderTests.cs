using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Http;

/// <summary>Tests when a refused token is replaced.</summary>
public sealed class AccessTokenProviderTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly AccessTokenProvider _keeper;
    private int _signIns;

    public AccessTokenProviderTests() => _keeper = new AccessTokenProvider(_time, _ => Task.FromResult(new Token($"{++_signIns}", null)));

    public void Dispose() => _keeper.Dispose();

    [Fact]
    public async Task Token_TakenBySomethingElseEverySecond_IsReplacedWithGrowingPausesAndATopAnHour()
    {
        var inAMinute = 0;
        var (told, taken) = (0, 0);
        for (var second = 0; second < 3600; second++)
        {
            // Only the newest token is valid, and after each poll the other program obtains a newer one.
            await _keeper.SendWithRetryAsync(token => Answer(token.Value == $"{_signIns}" && taken != _signIns), IsRefusal, CancellationToken.None);
            taken = _signIns;
            _time.Advance(TimeSpan.FromSeconds(1));
            inAMinute = second == 60 ? _signIns : inAMinute;
            told = Math.Max(told, _keeper.EarlyExpiries);
        }

        inAMinute.ShouldBeInRange(2, 5);
        _signIns.ShouldBeInRange(6, SignInThrottle.MaxSignIns + 1);
        told.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Request_RefusedTwiceAfterAnAcceptedSignIn_IsAskedAgainWithTheSameToken()
    {
        var refusals = 2;
        (await AskAsync(_ => refusals-- <= 0)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        _time.Advance(TimeSpan.FromSeconds(4));

        (await AskAsync(_ => refusals-- <= 0)).Status.ShouldBe(HttpStatusCode.OK);

        (_signIns, _keeper.EarlyExpiries).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Request_RefusedForEver_SignsInWithGrowingPauses()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            (await AskAsync(_ => false)).Status.ShouldBe(HttpStatusCode.Unauthorized);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _signIns.ShouldBeLessThanOrEqualTo(24 * SignInThrottle.MaxSignIns);
        _keeper.EarlyExpiries.ShouldBe(0);
    }

    [Fact]
    public async Task Request_RefusedWhileOthersAreAnswered_IsNotPermittedAndBringsOneNewToken()
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
    public async Task Token_SaidToLiveASecond_IsNotRenewedAtEveryRequest()
    {
        using var keeper = new AccessTokenProvider(_time, _ => Task.FromResult(Token.Lasting($"{++_signIns}", TimeSpan.FromSeconds(1), _time)));
        for (var second = 0; second < 60; second++)
        {
            await keeper.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _signIns.ShouldBe(2);
    }

    [Fact]
    public async Task Commands_NotPermitted_DoNotSignInAtEach()
    {
        for (var i = 0; i < 5; i++)
        {
            await _keeper.SendOnceAsync(_ => Answer(false), IsRefusal, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _signIns.ShouldBe(2);
    }

    [Fact]
    public async Task SignIn_RefusedAndTriedAgainByAPerson_IsNotKeptWaiting()
    {
        var isRefused = false;
        using var keeper = new AccessTokenProvider(_time, _ => isRefused
            ? throw new PollException(new PollFailure(PollFailureKind.AuthRejected, "no") { IsSignInRejected = true })
            : Task.FromResult(new Token($"{++_signIns}", null)));
        await keeper.SendWithRetryAsync(_ => Answer(true), IsRefusal, CancellationToken.None);
        isRefused = true;
        await Should.ThrowAsync<PollException>(() => keeper.SendWithRetryAsync(_ => Answer(false), IsRefusal, CancellationToken.None));
        isRefused = false;

        (await keeper.SendWithRetryAsync(token => Answer(token.Value == "2"), IsRefusal, CancellationToken.None)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TryAgain_WhileASignInWouldWait_SignsInAtOnce()
    {
        await AskAsync(_ => false);
        await AskAsync(_ => false);
        _signIns.ShouldBe(2);
        _keeper.Retry();

        (await AskAsync(token => token.Value == "3")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static bool IsRefusal(VendorResponse response) => response.Status == HttpStatusCode.Unauthorized;

    private Task<VendorResponse> AskAsync(Func<Token, bool> isGood) => _keeper.SendWithRetryAsync(token => Answer(isGood(token)), IsRefusal, CancellationToken.None);

    private Task<VendorResponse> Answer(bool isGood) => Task.FromResult(new VendorResponse(
        "Vonage", "api.example.com", isGood ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, default, null, null, null, _time.GetUtcNow(), TimeSpan.Zero));
}
