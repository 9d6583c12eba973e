using Dashboard.Presence.Model;

namespace Dashboard.Presence.Alerts;

/// <summary>A device that was registered and is no more.</summary>
/// <param name="row">How it was found.</param>
/// <param name="lastRegisteredAt">When it was last seen registered, UTC.</param>
/// <param name="foundAt">When it was found lost, UTC.</param>
internal sealed class RegistrationLoss(Registration row, DateTimeOffset lastRegisteredAt, DateTimeOffset foundAt)
{
    public Registration Row { get; set; } = row;

    public DateTimeOffset LastRegisteredAt => lastRegisteredAt;

    public DateTimeOffset FoundAt => foundAt;

    /// <summary>Since when it is registered again, UTC; null while it is lost.</summary>
    public DateTimeOffset? BackSince { get; set; }

    /// <summary>The loss of several that it is part of; null while it stands alone.</summary>
    public MassRegistrationLoss? Joint { get; set; }
}

/// <summary>Several devices of one account, lost together. It grows while more follow within a minute.</summary>
/// <param name="account">The account's id.</param>
/// <param name="number">Tells it from the others.</param>
internal sealed class MassRegistrationLoss(string account, long number)
{
    private readonly HashSet<string> _members = [];

    public string Account => account;

    public string Subject => $"{AlertKind.RegistrationsLost}/{account}/{number}";

    public int Devices => _members.Count;

    public DateTimeOffset FirstAt { get; private set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset LastAt { get; private set; }

    public DateTimeOffset FoundAt { get; private set; } = DateTimeOffset.MaxValue;

    public void Add(RegistrationLoss loss)
    {
        loss.Joint = this;
        _members.Add(loss.Row.Key);
        FirstAt = loss.LastRegisteredAt < FirstAt ? loss.LastRegisteredAt : FirstAt;
        FoundAt = loss.FoundAt < FoundAt ? loss.FoundAt : FoundAt;
        LastAt = loss.FoundAt > LastAt ? loss.FoundAt : LastAt;
    }
}
