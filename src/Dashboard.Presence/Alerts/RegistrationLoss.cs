using Dashboard.Presence.Model;

namespace Dashboard.Presence.Alerts;

/// <summary>The loss of one device's registration.</summary>
/// <param name="row">The registration as observed when it was found lost.</param>
/// <param name="lastRegisteredAt">When the device was last observed registered, UTC.</param>
/// <param name="foundAt">When the loss was found, UTC.</param>
internal sealed class RegistrationLoss(Registration row, DateTimeOffset lastRegisteredAt, DateTimeOffset foundAt)
{
    public Registration Row { get; set; } = row;

    public DateTimeOffset LastRegisteredAt => lastRegisteredAt;

    public DateTimeOffset FoundAt => foundAt;

    /// <summary>Since when the device is registered again, UTC; null while it is lost.</summary>
    public DateTimeOffset? BackSince { get; set; }

    /// <summary>The mass loss that this loss belongs to; null for a single loss.</summary>
    public MassRegistrationLoss? Joint { get; set; }
}

/// <summary>A loss of several devices of one account. It grows while further losses follow within a minute.</summary>
/// <param name="account">The account's id.</param>
/// <param name="number">A number that distinguishes it from other mass losses.</param>
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
