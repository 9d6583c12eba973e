namespace Dashboard.Presence.Commands;

/// <summary>The kinds of call command.</summary>
public enum CommandKind
{
    /// <summary>Starts a call from an extension. Where the vendor dials by callback, the extension's phone rings first.</summary>
    Dial,

    /// <summary>Ends a call, or one leg of it.</summary>
    HangUp,

    /// <summary>Puts a call on hold.</summary>
    Hold,

    /// <summary>Resumes a call that is on hold.</summary>
    Resume,

    /// <summary>Parks a call, so that any extension can retrieve it.</summary>
    Park,

    /// <summary>Retrieves a parked call at an extension.</summary>
    Retrieve,

    /// <summary>Transfers a call without consultation.</summary>
    BlindTransfer,

    /// <summary>Transfers a call after a consultation call: connects the held call with the target.</summary>
    AttendedTransfer,

    /// <summary>Transfers a call to an extension's voicemail box.</summary>
    TransferToVoicemail,

    /// <summary>Answers a ringing call at another extension (call pick-up).</summary>
    PickUp,

    /// <summary>Monitors a call: the supervisor listens and is muted for both parties.</summary>
    Monitor,

    /// <summary>Coaches the agent (whisper): only the agent can hear the supervisor.</summary>
    Coach,

    /// <summary>Joins a call (barge): all parties can hear the supervisor.</summary>
    Barge,

    /// <summary>Starts recording a call.</summary>
    StartRecording,

    /// <summary>Stops recording a call.</summary>
    StopRecording,
}
