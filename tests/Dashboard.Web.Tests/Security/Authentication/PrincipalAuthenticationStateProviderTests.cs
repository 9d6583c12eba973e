using System.Security.Claims;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Security.Authentication;

public sealed class PrincipalAuthenticationStateProviderTests : IAsyncLifetime
{
    // Twice the revalidation interval, which runs on the system clock.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly string _session = Guid.NewGuid().ToString("N");
    private TestHost _host = null!;
    private AsyncServiceScope _circuit;
    private PrincipalAuthenticationStateProvider _provider = null!;

    public async ValueTask InitializeAsync() => Open(await TestHost.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _circuit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("unchanged", true)]
    [InlineData("removed", false)]
    [InlineData("less", false)]
    [InlineData("more", false)]
    [InlineData("signed out", false)]
    public async Task Validate_AUserAfterAChange_HoldsOnlyForTheSameRights(string change, bool isValid)
    {
        var (user, state) = await AddAsync();
        (await _provider.IsValidAsync(state, CancellationToken.None)).ShouldBeTrue();

        var users = _host.Get<UserStore>();
        await (change switch
        {
            "removed" => users.RemoveAsync(user.Id, CancellationToken.None),
            "less" => users.ChangeAsync(user with { Role = Role.Viewer }, CancellationToken.None),
            "more" => users.ChangeAsync(user with { Role = Role.Administrator }, CancellationToken.None),
            "signed out" => _host.Get<SessionRevocation>().RevokeAsync(state.User),
            _ => Task.CompletedTask,
        });
        _host.Get<PrincipalResolver>().Invalidate();

        (await _provider.IsValidAsync(state, CancellationToken.None)).ShouldBe(isValid);
    }

    [Fact]
    public async Task Validate_TheDemoUser_IsAlwaysValidAndAnAnonymousOneNever()
    {
        (await _provider.IsValidAsync(StateOf(PrincipalClaims.ToPrincipal(AccessPrincipal.Demo, AuthenticationSchemeNames.Demo)), CancellationToken.None)).ShouldBeTrue();
        (await _provider.IsValidAsync(StateOf(new ClaimsPrincipal(new ClaimsIdentity())), CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Validate_WithoutADatabase_SignsNoUserOut()
    {
        var (_, state) = await AddAsync();
        var folder = Directory.CreateTempSubdirectory("state-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data"), "no folder");
        await DisposeAsync();
        Open(await TestHost.StartInAsync(folder, "--Storage:ConnectionString", $"Data Source={folder.FullName}/data/dashboard.db"));

        (await _provider.IsValidAsync(state, CancellationToken.None)).ShouldBeTrue();
        _host.Get<DatabaseHealth>().Problem.ShouldNotBeNull();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Validate_WhileThePageIsClosed_ReportsNoError()
    {
        var (_, state) = await AddAsync();
        _host.Get<PrincipalResolver>().Invalidate();
        using var closed = new CancellationTokenSource();
        await closed.CancelAsync();

        (await _provider.IsValidAsync(state, closed.Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task LivePage_OfAUserWhoWasRemoved_ShowsNothingAfterTheNextCheck()
    {
        var (user, state) = await AddAsync();
        await using var renderer = new HtmlRenderer(_circuit.ServiceProvider, NullLoggerFactory.Instance);
        _provider.SetAuthenticationState(Task.FromResult(state));
        var page = await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<NameOfUser>());
        (await ShownAsync()).ShouldBe("Sue");

        await _host.Get<UserStore>().RemoveAsync(user.Id, CancellationToken.None);
        _host.Get<PrincipalResolver>().Invalidate();

        await Eventually.HoldsAsync(async () => await ShownAsync() == "nobody", Bound, "the check ended what the page shows");
        (await _provider.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeFalse();
        _provider.Principal.ShouldBeNull();

        Task<string> ShownAsync() => renderer.Dispatcher.InvokeAsync(page.ToHtmlString);
    }

    private static AuthenticationState StateOf(ClaimsPrincipal user) => new(user);

    private void Open(TestHost host)
    {
        (_host, _circuit) = (host, host.App.Services.CreateAsyncScope());
        _provider = _circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>().ShouldBeOfType<PrincipalAuthenticationStateProvider>();
    }

    private async Task<(User Person, AuthenticationState State)> AddAsync()
    {
        var users = _host.Get<UserStore>();
        (await users.AddAsync("Sue", Role.Supervisor, AccessLimits.None, "x", CancellationToken.None)).ShouldBe(UserUpdateResult.Done);
        var user = (await users.FindByNameAsync("Sue", CancellationToken.None))!;
        return (user, StateOf(PrincipalClaims.ToPrincipal(AccessPrincipal.Create(user), AuthenticationSchemeNames.Cookie, user.SecurityStamp, _session)));
    }

    /// <summary>Renders the name of the circuit's user.</summary>
    private sealed class NameOfUser : ComponentBase
    {
        [CascadingParameter]
        private AccessPrincipal? Principal { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Principal?.Name ?? "nobody");
    }
}
