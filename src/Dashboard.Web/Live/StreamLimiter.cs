using Dashboard.Web.Connections;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>
/// Bounds how many boards are watched at a time on one connection and by one person, display or program: each stream holds a
/// snapshot until its viewer has read it. In the demo everybody is the same person, so there the connection's bound holds alone.
/// </summary>
internal sealed class StreamLimiter(LimitOptions settings)
{
    /// <summary>The most on one connection. A page has one; a program may watch some boards by one connection.</summary>
    public const int PerConnection = 32;

    private readonly KeyedSlots _connections = new(PerConnection);
    private readonly KeyedSlots _people = new(settings.StreamsPerPerson);

    /// <summary>A stream begins.</summary>
    /// <param name="connection">Names its connection.</param>
    /// <param name="principal">Who watches.</param>
    /// <returns>Ends it when disposed.</returns>
    /// <exception cref="HubException">There are as many as there may be.</exception>
    public IDisposable Enter(string connection, AccessPrincipal principal)
    {
        if (!_connections.TryTake(connection))
        {
            throw new HubException($"This connection watches {PerConnection} boards already, the most that one may. Cancel a stream first.");
        }

        var person = principal.Kind == PrincipalKind.Demo ? null : $"{principal.Kind} {principal.Id}";
        if (person is not null && !_people.TryTake(person))
        {
            _connections.Release(connection);
            throw new HubException($"{settings.StreamsPerPerson} boards are watched by '{principal.Name}' already, the most that one person may. Close a page first, or raise Limits:StreamsPerPerson.");
        }

        return new Stream(this, connection, person);
    }

    private sealed class Stream(StreamLimiter all, string connection, string? person) : IDisposable
    {
        public void Dispose()
        {
            all._connections.Release(connection);
            if (person is not null)
            {
                all._people.Release(person);
            }
        }
    }
}
