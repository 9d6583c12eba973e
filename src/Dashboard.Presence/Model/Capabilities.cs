namespace Dashboard.Presence.Model;

/// <summary>What an account offers. A screen asks this, never which vendor it is.</summary>
[Flags]
public enum Capabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Presence of all extensions in one answer.</summary>
    BulkPresence = 1 << 0,

    /// <summary>When registrations end.</summary>
    RegistrationExpiry = 1 << 1,

    /// <summary>A list of active calls.</summary>
    ActiveCalls = 1 << 2,

    /// <summary>Start a call.</summary>
    Dial = 1 << 3,

    /// <summary>End a call.</summary>
    HangUp = 1 << 4,

    /// <summary>Hold and resume.</summary>
    Hold = 1 << 5,

    /// <summary>Park and retrieve.</summary>
    Park = 1 << 6,

    /// <summary>Transfer without asking first.</summary>
    BlindTransfer = 1 << 7,

    /// <summary>Transfer after speaking with the target.</summary>
    AttendedTransfer = 1 << 8,

    /// <summary>Transfer to a mailbox.</summary>
    TransferToVoicemail = 1 << 9,

    /// <summary>Listen in.</summary>
    Monitor = 1 << 10,

    /// <summary>Speak to the agent alone (whisper).</summary>
    Coach = 1 << 11,

    /// <summary>Join a call.</summary>
    Barge = 1 << 12,

    /// <summary>Answer a ringing phone.</summary>
    PickUp = 1 << 13,

    /// <summary>End one leg.</summary>
    HangUpLeg = 1 << 14,

    /// <summary>Start and stop recording.</summary>
    Record = 1 << 15,

    /// <summary>An attended transfer joins two calls that are up; without it, it is one request that names whom to ask.</summary>
    JoinCalls = 1 << 16,

    /// <summary>Who listens in switches between listening, coaching and joining by 4, 5 and 6 on their own telephone.</summary>
    KeypadSwitch = 1 << 17,
}
