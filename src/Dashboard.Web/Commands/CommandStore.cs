using Dashboard.Web.Security;

namespace Dashboard.Web.Commands;

/// <summary>
/// The commands of the last hour, by who asked: their ids are known again, and how far each has come can be asked. Of each
/// person and each token a limited number is kept, so that one of them takes no room from another. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class CommandStore(TimeProvider time)
{
    /// <summary>How long a command is kept.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>The most that are kept of one person or token: the oldest that is over goes for a new one.</summary>
    public const int MaxPerOwner = 500;

    private const int MaxTotal = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Owner> _owners = [];

    /// <summary>Keeps a command, unless its id is known already.</summary>
    /// <param name="asked">The command.</param>
    /// <param name="digest">Of all that was asked for.</param>
    /// <returns>Whether it is kept now; and what is known of its id, null when there is no room: all that is kept is still under way.</returns>
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

    /// <summary>Keeps how far a command has come.</summary>
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

    /// <summary>A command; null when there is none of that id by who asks.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="principal">Who asks.</param>
    public StoredCommand? Find(Guid id, AccessPrincipal principal)
    {
        lock (_gate)
        {
            return _owners.GetValueOrDefault(principal.Id)?.Commands.GetValueOrDefault(id);
        }
    }

    /// <summary>The commands of who asks, the newest first.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="before">The number of the command before which to begin; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<StoredCommand> Page(AccessPrincipal principal, long? before, int most)
    {
        lock (_gate)
        {
            RemoveOld(time.GetUtcNow());
            return _owners.GetValueOrDefault(principal.Id) is { } owner
                ? [.. owner.Commands.Values.Reverse().Where(c => before is null || c.Number < before).Take(most)]
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

/// <summary>A command that is kept.</summary>
/// <param name="Progress">How far it has come.</param>
/// <param name="Digest">Of all that was asked for.</param>
/// <param name="Number">Counts the commands of who asked.</param>
internal sealed record StoredCommand(CommandState Progress, CommandDigest Digest, long Number);
