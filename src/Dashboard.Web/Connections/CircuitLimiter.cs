using Dashboard.Web.Security;
using Dashboard.Web.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Connections;

/// <summary>Bounds how many live pages one person has open at a time: each holds its rows in memory.</summary>
internal sealed class CircuitLimiter : IHubFilter
{
    /// <summary>The most of one person, in all of their browsers.</summary>
    public const int PerPerson = 32;

    private const string Place = "circuit-of";
    private readonly KeyedSlots _people = new(PerPerson);

    /// <inheritdoc/>
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var person = PrincipalClaims.GetPrincipal(context.Context.User) is { } principal ? $"{principal.Kind} {principal.Id}" : "";
        if (!_people.TryTake(person))
        {
            throw new HubException($"{PerPerson} live pages of one person are open already. Close some of them first.");
        }

        context.Context.Items[Place] = person;
        try
        {
            await next(context);
        }
        catch
        {
            Leave(context);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        Leave(context);
        return next(context, exception);
    }

    private void Leave(HubLifetimeContext context)
    {
        if (context.Context.Items.Remove(Place, out var person))
        {
            _people.Release((string)person!);
        }
    }
}
