using Dashboard.Storage.People;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Dashboard.Web.Tests.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class CircuitGuardTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private readonly ManualTimeProvider _time = new();
    private readonly CircuitVisitor _visitor = new();
    private GuardedHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GuardedHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Look_AtSomebodyWhoWasRemoved_EndsWhatTheySeeWithinTheInterval()
    {
        var people = _host.Of<PeopleStore>();
        await people.AddAsync("Sue", Role.Supervisor, AccessLimits.None, "x", CancellationToken.None);
        var person = (await people.FindByNameAsync("Sue", CancellationToken.None))!;
        Enter(SightClaims.ToPrincipal(Sight.Of(person), Schemes.Session, person.Stamp));
        var told = 0;
        _visitor.AuthenticationStateChanged += _ => told++;
        using var guard = new CircuitGuard(_visitor, _host.Of<Visitors>(), _time);
        var looking = guard.LookAsync();
        await Eventually.HoldsAsync(() => _time.ArmedTimers == 1, Bound, "it looked once");
        _visitor.Sight.ShouldNotBeNull();

        await people.RemoveAsync(person.Id, CancellationToken.None);
        _host.Of<Visitors>().Forget();
        _time.Advance(TimeSpan.FromSeconds(10));

        await looking.WaitAsync(Bound);
        _visitor.Sight.ShouldBeNull();
        told.ShouldBe(1);
    }

    [Fact]
    public async Task Look_OnceThePageIsLeft_IsOver()
    {
        Enter(SightClaims.ToPrincipal(Sight.Demo, Schemes.Demo));
        var guard = new CircuitGuard(_visitor, _host.Of<Visitors>(), _time);
        var looking = guard.LookAsync();

        guard.Dispose();

        await looking.WaitAsync(Bound);
        _time.ArmedTimers.ShouldBe(0);
        _visitor.Sight.ShouldNotBeNull();
    }

    private void Enter(System.Security.Claims.ClaimsPrincipal principal) =>
        _visitor.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
}
