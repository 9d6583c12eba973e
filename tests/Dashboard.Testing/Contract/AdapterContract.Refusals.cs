using Dashboard.Presence.Model;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Contract;

public abstract partial class AdapterContract
{
    /// <summary>A rejected sign-in is tried once, stops all polling of the account, and reports what to check.</summary>
    [Fact]
    public async Task SignIn_Refused_IsTriedOnceAndStopsTheAccount()
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.DropTokens });
        await vendor.SetAsync(new Fault { Kind = FaultKind.Status, Status = 401, Endpoint = Vendor.HasToken ? "token" : null });
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(10));

        (await vendor.MetAsync()).ShouldBe(1);
        vendor.Status.Health.ShouldBe(AccountHealth.AuthRejected);
        vendor.Status.Endpoints.ShouldAllBe(e => e.Failure != null && e.Failure.NextTryAt == null);
        var message = vendor.Status.Worst!.Message;
        message.ShouldContain("Accounts:sydney:");
        message.ShouldContain("Polling stopped so that the login is not locked.");
        Tell("sign-in refused", vendor, $": “{message}”");

        await vendor.ClearAsync();
        vendor.Driver.Restart();
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(70));
        await ShouldShowTheTruthAsync(vendor);
    }

    /// <summary>
    /// A 401 may mean "not permitted" although the token is valid. The adapter gets one new token, polls this endpoint again with growing
    /// pauses, and continues with the others.
    /// </summary>
    [Fact]
    public async Task Endpoint_NotPermitted_BringsOneNewTokenAndIsAskedAgain()
    {
        Assert.SkipUnless(Vendor.HasToken, "It has no token.");
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.Status, Status = 401, Endpoint = Vendor.PresenceEndpoint });
        var tokens = (await vendor.TokensAsync()).Count;
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(10));

        (await vendor.TokensAsync()).Count.ShouldBeInRange(tokens, tokens + 2, "once other requests show that the token is good, none is asked for");
        (await vendor.MetAsync()).ShouldBeInRange(8, 25);
        vendor.Status.Health.ShouldBe(AccountHealth.Degraded);
        var failure = vendor.Status.Endpoints.Select(e => e.Failure).OfType<EndpointFailure>().ShouldHaveSingleItem();
        (failure.Endpoint, failure.Kind, failure.NextTryAt is null).ShouldBe((Vendor.PresenceEndpoint, PollFailureKind.Refused, false));
        failure.Message.ShouldContain("Accounts:sydney:");
        Tell("401 for “not permitted”", vendor, $": “{failure.Message}”");

        await vendor.ClearAsync();
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(4));
        await ShouldShowTheTruthAsync(vendor);
    }

    /// <summary>
    /// When only the newest token is valid and another API client uses the same login, the two do not invalidate each other's token on
    /// every request. A notice is shown.
    /// </summary>
    [Fact]
    public async Task Login_SharedWithAnotherProgram_IsNotStormedAndIsTold()
    {
        Assert.SkipUnless(Vendor.HasToken, "It has no token.");
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.Latency, Delay = TimeSpan.Zero, Endpoint = "token" });
        for (var second = 0; second < 120; second++)
        {
            await vendor.SetAsync(new Fault { Kind = FaultKind.DropTokens });
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(1));
        }

        (await vendor.MetAsync()).ShouldBeInRange(3, 6);
        vendor.Status.Health.ShouldBe(AccountHealth.Degraded);
        vendor.Status.Notice.ShouldNotBeNull().ShouldContain("something else signs in");
        Tell("another program on the login", vendor, $": “{vendor.Status.Notice}”");
    }

    /// <summary>Retry-After applies to the whole account, to the second, in both forms.</summary>
    [Theory]
    [InlineData(429, "30")]
    [InlineData(429, "date:30")]
    [InlineData(503, "30")]
    [InlineData(503, "date:30")]
    public async Task RetryAfter_InEitherForm_IsObeyedToTheSecond(int status, string header)
    {
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.Status, Status = status, RetryAfter = header, Endpoint = Vendor.PresenceEndpoint, Times = 1 });
        while (await vendor.MetAsync() == 0)
        {
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(0.1));
        }

        var told = vendor.Time.GetUtcNow();
        vendor.Status.Health.ShouldBe(status == 429 ? AccountHealth.Throttled : vendor.Source.Endpoints.Count == 1 ? AccountHealth.Unreachable : AccountHealth.Degraded);
        var next = vendor.Status.Worst!.NextTryAt!.Value;
        (next - told).TotalSeconds.ShouldBe(30, 1);

        // A fault without any effect counts the requests of all endpoints.
        await vendor.SetAsync(new Fault { Kind = FaultKind.Latency, Delay = TimeSpan.Zero });
        await vendor.Driver.RunForAsync(next - told - TimeSpan.FromSeconds(0.5));
        (await vendor.MetAsync()).ShouldBe(1, "the one that was refused");
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(1));
        (await vendor.MetAsync()).ShouldBeGreaterThan(1);
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(70));
        await ShouldShowTheTruthAsync(vendor);
        Tell($"{status} with Retry-After {header}", vendor, "");
    }
}
