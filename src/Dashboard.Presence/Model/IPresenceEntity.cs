namespace Dashboard.Presence.Model;

/// <summary>One row of the board: an extension, a registration or a call.</summary>
public interface IPresenceEntity
{
    /// <summary>Unique on the whole board and stable for the row's life.</summary>
    string Key { get; }

    /// <summary>The account's id in the configuration.</summary>
    string Account { get; }

    /// <summary>When the answer that first showed this row's content arrived, UTC.</summary>
    DateTimeOffset ObservedAt { get; }

    /// <summary>
    /// When it was last listed, UTC, while lists come that lack it and it is not yet believed gone; of a row whose state is
    /// concluded from another list, when that was read, while it is missing. Null while it is listed and all evidence is
    /// at hand. Such a row is only as fresh as this.
    /// </summary>
    DateTimeOffset? LastListedAt { get; }
}
