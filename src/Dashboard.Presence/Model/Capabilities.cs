namespace Dashboard.Presence.Model;

/// <summary>The data and commands that an account supports. Pages check these flags and never the vendor.</summary>
[Flags]
public enum Capabilities
{
    None = 0,

    /// <summary>One response contains the presence of all extensions.</summary>
    BulkPresence = 1 << 0,

    /// <summary>The expiry times of registrations.</summary>
    RegistrationExpiry = 1 << 1,

    /// <summary>The list of active calls.</summary>
    ActiveCalls = 1 << 2,

    Dial = 1 << 3,

    HangUp = 1 << 4,

    /// <summary>Holding and resuming a call.</summary>
    Hold = 1 << 5,

    /// <summary>Parking and retrieving a call.</summary>
    Park = 1 << 6,

    BlindTransfer = 1 << 7,

    /// <summary>Attended transfer, after a consultation call.</summary>
    AttendedTransfer = 1 << 8,

    /// <summary>Transfer to a voicemail box.</summary>
    TransferToVoicemail = 1 << 9,

    /// <summary>Silent monitoring of a call.</summary>
    Monitor = 1 << 10,

    /// <summary>Coaching: speaking to the agent only (whisper).</summary>
    Coach = 1 << 11,

    /// <summary>Joining a call (barge).</summary>
    Barge = 1 << 12,

    /// <summary>Answering a call that rings at another extension.</summary>
    PickUp = 1 << 13,

    /// <summary>Ending one leg of a call.</summary>
    HangUpLeg = 1 << 14,

    /// <summary>Starting and stopping a recording.</summary>
    Record = 1 << 15,

    /// <summary>
    /// Attended transfer by joining two existing calls. Without this flag, one request names the target and the phone system runs the
    /// consultation.
    /// </summary>
    JoinCalls = 1 << 16,

    /// <summary>Switching between monitor, whisper and barge with the keys 4, 5 and 6 on the supervisor's phone.</summary>
    KeypadSwitch = 1 << 17,
}
