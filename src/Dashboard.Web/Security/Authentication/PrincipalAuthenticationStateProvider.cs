using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Dashboard.Web.Security.Authentication;

/// <summary>
/// Provides the authentication state of a circuit, which outlives its first request by hours. The user is revalidated at an interval.
/// The circuit is signed out when the user was removed, the session ended or the user's rights changed.
/// </summary>
internal sealed class PrincipalAuthenticationStateProvider : RevalidatingServerAuthenticationStateProvider
{
    private readonly PrincipalResolver _principals;

    public PrincipalAuthenticationStateProvider(ILoggerFactory loggers, PrincipalResolver principals)
        : base(loggers)
    {
        _principals = principals;
        // The framework passes a completed task: the property is set before later subscribers are called.
        AuthenticationStateChanged += state => _ = ReadPrincipalAsync(state);
    }

    /// <summary>The principal of the circuit; null when no user is signed in.</summary>
    public AccessPrincipal? Principal { get; private set; }

    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        IsValidAsync(authenticationState, cancellationToken);

    /// <summary>Returns whether the user's rights are still those with which the page was opened. Returns true while storage is unavailable.</summary>
    internal async Task<bool> IsValidAsync(AuthenticationState state, CancellationToken cancellationToken)
    {
        try
        {
            return PrincipalClaims.GetPrincipal(state.User) is { } known && await _principals.RevalidateAsync(state.User, known, cancellationToken) is { } now && now.HasSameAccessAs(known);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was closed. The base class would report any exception other than TaskCanceledException as an error.
            return true;
        }
    }

    private async Task ReadPrincipalAsync(Task<AuthenticationState> state) => Principal = PrincipalClaims.GetPrincipal((await state).User);
}
