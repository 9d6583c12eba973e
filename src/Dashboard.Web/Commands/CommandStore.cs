using Dashboard.Web.Security;

namespace Dashboard.Web.Commands;

/// <summary>Stores the commands of the last hour by their principal, in memory, to recognize repeated ids and to report progress.</summary>
/// <remarks>The number of commands per principal is limited, so that one principal does not displace the commands of another. Thread-safe.</remarks>
/// <param name="time">The clock.</param>
internal sealed class CommandStore(TimeProvider time)
{
    /// <summary>How long a command is stored.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>The maximum number of stored commands per user or token. The oldest finished one is removed for a new one.</summary>
    public const int MaxPerOwner = 500;

    private const int MaxTotal = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Owner> _owners = [];

    /// <summary>Stores a command, unless its id is already stored.</summary>
    /// <param name="asked">The command.</param>
    /// <param name="digest">The digest of the request.</param>
    /// <returns>Whether the command is new, and the stored command of that id; null when there is no room because no stored command has
    /// ended.</returns>
    public (bool IsNew, StoredCommand? Known) Add(CommandState asked, CommandDigest digest)
    {
        lock (_gate)
        {
            RemoveOld(time.GetUtcNow());
            if (!_owners.TryGetValue(asked.ById, out var owner))
            {
                _owners[asked.ById] = owner = new Owner();
            }

            if (owner.Commands.TryGetValue(asked.Request.Id, out var known))
            {
                return (false, known);
            }

            if ((owner.Commands.Count >= MaxPerOwner && !owner.DropOldest())
                || (_owners.Values.Sum(o => o.Commands.Count) >= MaxTotal && !_owners.Values.MaxBy(o => o.Commands.Count)!.DropOldest()))
            {
                return (false, null);
            }

            var kept = new StoredCommand(asked, digest, ++owner.Count);
            owner.Commands.Add(asked.Request.Id, kept);
            return (true, kept);
        }
    }

    /// <summary>Updates the progress of a command.</summary>
    /// <param name="moved">The command.</param>
    public void Move(CommandState moved)
    {
        lock (_gate)
        {
            if (_owners.GetValueOrDefault(moved.ById)?.Commands is { } commands && commands.TryGetValue(moved.Request.Id, out var kept))
            {
                commands[moved.Request.Id] = kept with { Progress = moved };
            }
        }
    }

    /// <summary>Returns a command; null when the principal has sent none with that id.</summary>
    /// <param name="id">The id of the command.</param>
    /// <param name="principal">The principal that sent it.</param>
    public StoredCommand? Find(Guid id, AccessPrincipal principal)
    {
        lock (_gate)
        {
            return _owners.GetValueOrDefault(principal.Id)?.Commands.GetValueOrDefault(id);
        }
    }

    /// <summary>Returns a page of the principal's commands, newest first.</summary>
    /// <param name="principal">The principal that sent them.</param>
    /// <param name="before">The sequence number before which the page begins; null for the newest.</param>
    /// <param name="limit">The maximum number of commands.</param>
    public IReadOnlyList<StoredCommand> Page(AccessPrincipal principal, long? before, int limit)
    {
        lock (_gate)
        {
            RemoveOld(time.GetUtcNow());
            return _owners.GetValueOrDefault(principal.Id) is { } owner
                ? [.. owner.Commands.Values.Reverse().Where(c => before is null || c.Number < before).Take(limit)]
                : [];
        }
    }

    private void RemoveOld(DateTimeOffset now)
    {
        foreach (var (id, owner) in _owners.ToList())
        {
            while (owner.Commands.Count > 0 && now - owner.Commands.GetAt(0).Value.Progress.RequestedAt > Memory)
            {
                owner.Commands.RemoveAt(0);
            }

            if (owner.Commands.Count == 0)
            {
                _owners.Remove(id);
            }
        }
    }

    private sealed class Owner
    {
        public OrderedDictionary<Guid, StoredCommand> Commands { get; } = [];

        public long Count { get; set; }

        public bool DropOldest()
        {
            for (var i = 0; i < Commands.Count; i++)
            {
                if (Commands.GetAt(i).Value.Progress.IsOver)
                {
                    Commands.RemoveAt(i);
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>A stored command.</summary>
/// <param name="Progress">The command with its progress.</param>
/// <param name="Digest">The digest of the request.</param>
/// <param name="Number">The sequence number among the principal's commands.</param>
internal sealed record StoredCommand(CommandState Progress, CommandDigest Digest, long Number);
