using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Web.Access;

/// <summary>
/// Who looks at a page. A page that is sent once knows it from its request; one that lives on in a circuit has no request any
/// more, so the framework hands the person over here for both.
/// </summary>
internal sealed class CircuitVisitor : AuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private AuthenticationState _state = Nobody;

    /// <summary>The principal that came in.</summary>
    public ClaimsPrincipal User => _state.User;

    /// <summary>What they may see and do; null for a stranger, and for who may no more.</summary>
    public Sight? Sight { get; private set; }

    /// <inheritdoc/>
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(_state);

    /// <inheritdoc/>
    public void SetAuthenticationState(Task<AuthenticationState> authenticationStateTask) => _ = TakeAsync(authenticationStateTask);

    /// <summary>They may see nothing from now on.</summary>
    public void Leave() => Take(Nobody);

    // The framework gives a task that is done: what follows has happened when it goes on.
    private async Task TakeAsync(Task<AuthenticationState> state) => Take(await state);

    private void Take(AuthenticationState state)
    {
        (_state, Sight) = (state, SightClaims.Of(state.User));
        NotifyAuthenticationStateChanged(Task.FromResult(state));
    }
}
