using Dashboard.Testing;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Tests.Security.SignIn;

public sealed class PasswordQueueTests
{
    private static readonly CancellationToken Bound = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
    private readonly ManualTimeProvider _time = new();
    private readonly PasswordQueue _turns;

    public PasswordQueueTests() => _turns = new PasswordQueue(_time, 1);

    [Fact]
    public async Task Enter_WhileOneRuns_WaitsUntilItEnds()
    {
        var first = (await EnterAsync("10.0.0.1", 0)).ShouldNotBeNull();
        var second = EnterAsync("10.0.0.2", 0);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();
        first.Dispose();
        var running = (await second).ShouldNotBeNull();
        EnterAsync("10.0.0.3", 0).IsCompleted.ShouldBeFalse("a turn that is ended twice ends once");
        running.Dispose();
    }

    [Fact]
    public async Task Enter_OfAnAddressWithFewerRequests_ComesFirst()
    {
        var first = (await EnterAsync("10.0.0.1", 0)).ShouldNotBeNull();
        // Each address has one attempt at first. Its further attempts lower its priority.
        var flood = Enumerable.Range(0, 100).Select(n => EnterAsync($"10.0.1.{n}", 1)).ToList();
        Enumerable.Range(0, 100).ShouldAllBe(n => _turns.HasRoom($"10.0.1.{n}", 7));
        var owner = EnterAsync("10.0.2.1", 1);

        first.Dispose();
        (await owner).ShouldNotBeNull();
        flood.ShouldAllBe(f => !f.IsCompleted);
    }

    [Fact]
    public async Task Enter_OfAKnownBrowser_IsNextOfAll()
    {
        var first = (await EnterAsync("10.0.0.1", 0)).ShouldNotBeNull();
        var stranger = EnterAsync("10.0.0.2", 0);
        var known = _turns.EnterAsync("10.0.0.1", 50, isKnown: true, TimeSpan.Zero, Bound);

        first.Dispose();
        var turn = (await known).ShouldNotBeNull();
        stranger.IsCompleted.ShouldBeFalse();
        turn.Dispose();
        (await stranger).ShouldNotBeNull();
    }

    [Fact]
    public async Task Enter_WhenAllPlacesAreTaken_TakesThatOfTheAddressThatHasAskedMost()
    {
        (await EnterAsync("10.0.0.1", 0)).ShouldNotBeNull();
        var flood = Enumerable.Range(0, PasswordQueue.MaxWaiting).Select(n => EnterAsync($"10.1.{n / 100}.{n % 100}", n)).ToList();

        _turns.HasRoom("10.2.0.1", PasswordQueue.MaxWaiting).ShouldBeFalse();
        (await EnterAsync("10.2.0.1", PasswordQueue.MaxWaiting)).ShouldBeNull();
        var owner = EnterAsync("10.2.0.2", 0);

        (await flood[^1]).ShouldBeNull();
        owner.IsCompleted.ShouldBeFalse();
        _turns.Count.ShouldBe(PasswordQueue.MaxWaiting);
    }

    [Fact]
    public async Task Enter_MoreFromOneAddressThanItsShare_IsRefused()
    {
        (await EnterAsync("10.0.0.1", 0)).ShouldNotBeNull();
        var office = Enumerable.Range(0, PasswordQueue.MaxPerAddress).Select(_ => EnterAsync("10.0.0.1", 0)).ToList();

        (await EnterAsync("10.0.0.1", 0)).ShouldBeNull();
        office.ShouldAllBe(o => !o.IsCompleted);
    }

    [Fact]
    public async Task Enter_WithADelay_HasItsTurnAfterIt()
    {
        var delayed = _turns.EnterAsync("10.0.0.1", 0, isKnown: false, TimeSpan.FromSeconds(5), Bound);
        (await EnterAsync("10.0.0.2", 9)).ShouldNotBeNull().Dispose();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        delayed.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));

        (await delayed).ShouldNotBeNull().Dispose();
        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Enter_ThatWaitsTooLongOrWhoseClientLeaves_HoldsNoPlace()
    {
        var first = (await EnterAsync("10.0.0.1", 0)).ShouldNotBeNull();
        using var leaves = new CancellationTokenSource();
        var gone = _turns.EnterAsync("10.0.0.2", 0, isKnown: false, TimeSpan.Zero, leaves.Token);
        var late = EnterAsync("10.0.0.3", 0);

        await leaves.CancelAsync();
        (await gone).ShouldBeNull();
        _time.Advance(PasswordQueue.MaxWait);
        (await late).ShouldBeNull();
        _turns.Count.ShouldBe(0);
        first.Dispose();
        (await EnterAsync("10.0.0.4", 0)).ShouldNotBeNull();
    }

    private Task<IDisposable?> EnterAsync(string address, long asked) => _turns.EnterAsync(address, asked, isKnown: false, TimeSpan.Zero, Bound);
}
