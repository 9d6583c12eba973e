namespace Dashboard.Presence.Model;

/// <summary>What an extension, a call or a leg is doing.</summary>
public enum PresenceState
{
    /// <summary>Nobody has said, or in a word we do not know. Never drawn as <see cref="Idle"/>.</summary>
    Unknown,

    /// <summary>No device of the extension is registered.</summary>
    Offline,

    /// <summary>Registered and free.</summary>
    Idle,

    /// <summary>Calling out; the other side has not answered.</summary>
    Dialing,

    /// <summary>Being called; nobody has answered.</summary>
    Ringing,

    /// <summary>Talking.</summary>
    OnCall,

    /// <summary>In a call that is held.</summary>
    OnHold,
}

/// <summary>Which way a call goes, seen from the account.</summary>
public enum CallDirection
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>From outside to an extension.</summary>
    Inbound,

    /// <summary>From an extension to outside.</summary>
    Outbound,

    /// <summary>Between two extensions.</summary>
    Internal,
}

/// <summary>How an extension's state is known.</summary>
public enum PresenceOrigin
{
    /// <summary>The vendor said it.</summary>
    Reported,

    /// <summary>Concluded from calls and devices, since the vendor has no word for it.</summary>
    Derived,
}

/// <summary>How the end of a registration is known.</summary>
public enum ExpiryKind
{
    /// <summary>The vendor offers none.</summary>
    None,

    /// <summary>The vendor gave the moment.</summary>
    Exact,

    /// <summary>The vendor gave the seconds left; the moment jitters by the time the answer took.</summary>
    Relative,

    /// <summary>Last success plus a configured lifetime.</summary>
    Estimated,
}

/// <summary>The parts of an account's state that a poll can yield.</summary>
[Flags]
public enum ResourceKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Extension presence.</summary>
    Presence = 1,

    /// <summary>Device registrations.</summary>
    Registrations = 2,

    /// <summary>Active calls.</summary>
    Calls = 4,
}
