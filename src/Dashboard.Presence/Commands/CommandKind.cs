namespace Dashboard.Presence.Commands;

/// <summary>What can be asked of a phone system.</summary>
public enum CommandKind
{
    /// <summary>Starts a call from an extension: its phone rings first where the vendor does it so.</summary>
    Dial,

    /// <summary>Ends a call, or one leg of it.</summary>
    HangUp,

    /// <summary>Puts a call on hold.</summary>
    Hold,

    /// <summary>Takes a call from hold.</summary>
    Resume,

    /// <summary>Parks a call, for anybody to retrieve.</summary>
    Park,

    /// <summary>Takes a parked call to an extension.</summary>
    Retrieve,

    /// <summary>Gives a call away without asking first.</summary>
    BlindTransfer,

    /// <summary>Gives a call away after speaking with the target: joins the held call with the one to the target.</summary>
    AttendedTransfer,

    /// <summary>Gives a call to an extension's mailbox.</summary>
    TransferToVoicemail,

    /// <summary>Answers a ringing call at an extension.</summary>
    PickUp,

    /// <summary>Listens in, heard by nobody.</summary>
    Monitor,

    /// <summary>Listens in, heard by the agent alone (whisper).</summary>
    Coach,

    /// <summary>Joins a call, heard by everybody.</summary>
    Barge,

    /// <summary>Starts recording a call.</summary>
    StartRecording,

    /// <summary>Stops recording a call.</summary>
    StopRecording,
}
