namespace Dashboard.Presence.Model;

/// <summary>The state of an extension, a call or a leg.</summary>
public enum PresenceState
{
    /// <summary>No state was reported, or one that the state map does not contain. Never drawn as <see cref="Idle"/>.</summary>
    Unknown,

    /// <summary>No device of the extension is registered.</summary>
    Offline,

    /// <summary>Registered and without a call.</summary>
    Idle,

    /// <summary>Calling out; the called party has not answered.</summary>
    Dialing,

    /// <summary>Being called; the call is not answered.</summary>
    Ringing,

    OnCall,

    /// <summary>In a call that is on hold.</summary>
    OnHold,
}

/// <summary>The direction of a call, seen from the account.</summary>
public enum CallDirection
{
    /// <summary>The vendor does not report the direction.</summary>
    Unknown,

    /// <summary>From an external party to an extension.</summary>
    Inbound,

    /// <summary>From an extension to an external party.</summary>
    Outbound,

    /// <summary>Between two extensions.</summary>
    Internal,
}

/// <summary>How an extension's state is known.</summary>
public enum PresenceOrigin
{
    /// <summary>The vendor reported it.</summary>
    Reported,

    /// <summary>Derived from calls and registrations because the vendor does not report it.</summary>
    Derived,
}

/// <summary>How the expiry time of a registration is known.</summary>
public enum ExpiryKind
{
    /// <summary>The vendor reports none.</summary>
    None,

    /// <summary>The vendor reported the time.</summary>
    Exact,

    /// <summary>The vendor reported the seconds left, so the time varies with the response time.</summary>
    Relative,

    /// <summary>Calculated as the last successful registration plus a configured lifetime.</summary>
    Estimated,
}

/// <summary>The kinds of resources that a poll can yield.</summary>
[Flags]
public enum ResourceKinds
{
    None = 0,

    /// <summary>The presence of extensions.</summary>
    Presence = 1,

    /// <summary>The registrations of devices.</summary>
    Registrations = 2,

    /// <summary>The active calls.</summary>
    Calls = 4,
}
