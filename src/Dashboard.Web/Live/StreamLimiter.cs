using Dashboard.Web.Connections;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>Limits the concurrent board streams per connection and per user, display or API client. Thread-safe.</summary>
/// <remarks>
/// Each stream holds a snapshot until its viewer has read it. In the demo all viewers are the same user, so there only the limit per connection
/// applies.
/// </remarks>
internal sealed class StreamLimiter(LimitOptions settings)
{
    /// <summary>The maximum number of streams per connection. A page has one; an API client may watch several boards on one connection.</summary>
    public const int PerConnection = 32;

    private readonly KeyedSlots _connections = new(PerConnection);
    private readonly KeyedSlots _people = new(settings.StreamsPerPerson);

    /// <summary>Registers a stream.</summary>
    /// <param name="connection">The id of the connection.</param>
    /// <param name="principal">The principal that watches.</param>
    /// <returns>Unregisters the stream when disposed.</returns>
    /// <exception cref="HubException">A limit is reached.</exception>
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
