using Dashboard.Presence;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Contract;

public abstract partial class AdapterContract
{
    /// <summary>A sign-in that is refused is tried once, stops everything, and says what to check.</summary>
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

    /// <summary>401 may mean "not permitted" though the token is good: a new token once, then only this endpoint stops.</summary>
    [Fact]
    public async Task Endpoint_NotPermitted_StopsAfterOneNewToken()
    {
        Assert.SkipUnless(Vendor.HasToken, "It has no token.");
        await using var vendor = await StartAsync();
        await vendor.SetAsync(new Fault { Kind = FaultKind.Status, Status = 401, Endpoint = Vendor.PresenceEndpoint });
        await vendor.Driver.RunForAsync(TimeSpan.FromMinutes(10));

        (await vendor.MetAsync()).ShouldBe(2);
        vendor.Status.Health.ShouldBe(AccountHealth.AuthRejected);
        vendor.Status.Endpoints.Single(e => e.Failure is not null).Endpoint.ShouldBe(Vendor.PresenceEndpoint);
        vendor.Status.Worst!.Message.ShouldContain("Accounts:sydney:");
        Tell("401 for “not permitted”", vendor, $": “{vendor.Status.Worst.Message}”");
    }

    /// <summary>Retry-After holds for the whole account, to the second, in both its forms.</summary>
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

        // A fault that spoils nothing counts the requests of all endpoints.
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
