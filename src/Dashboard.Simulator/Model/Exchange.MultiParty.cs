namespace Dashboard.Simulator.Model;

/// <summary>The operations that involve several calls or more than two parties.</summary>
internal sealed partial class Exchange
{
    /// <summary>Answers a ringing call at the extension where it rings, or at another idle extension.</summary>
    public bool PickUp(SimulatedCall call, Extension by)
    {
        if (call.Phase != CallPhase.Ringing || call.Caller.Extension == by || (call.Callee.Extension != by && !by.IsFree))
        {
            return false;
        }

        if (call.Callee.Extension != by)
        {
            Free(call.Callee.Extension, call);
            call.Callee = new Party(by.Number, by);
            by.Call = call;
        }

        return Answer(call);
    }

    /// <summary>Connects the other parties of an extension's two calls and releases the extension.</summary>
    public bool Join(SimulatedCall held, SimulatedCall asked, Extension by)
    {
        if (held == asked || !held.Extensions.Contains(by) || !asked.Extensions.Contains(by)
            || held.Phase is not (CallPhase.Held or CallPhase.Talking) || asked.Phase is not (CallPhase.Talking or CallPhase.Held))
        {
            return false;
        }

        var target = asked.Other(by);
        asked.GivesAway = null;
        End(asked);
        Free(by, held);
        Replace(held, by, target);
        held.Phase = CallPhase.Talking;
        held.Holder = null;
        return true;
    }

    /// <summary>Holds the call and starts a consultation call. Hanging up the consultation completes the transfer.</summary>
    public bool BeginConsultation(SimulatedCall call, Extension by, Party whom)
    {
        if (whom.Extension is { IsFree: false } || !(call.Phase == CallPhase.Held || Hold(call, new Party(by.Number, by))))
        {
            return false;
        }

        Begin(new Party(by.Number, by), whom, scripted: true).GivesAway = call;
        return true;
    }

    /// <summary>Hangs up a call. If it is an answered consultation call, the transfer completes instead.</summary>
    public void HangUp(SimulatedCall call)
    {
        if (!(call is { GivesAway: { } held, Phase: CallPhase.Talking, Caller.Extension: { } by } && Join(held, call, by)))
        {
            End(call);
        }
    }

    /// <summary>Rings the supervisor's phone to monitor an extension's call.</summary>
    public bool Monitor(SimulatedCall call, Extension agent, string supervisor, string mode)
    {
        var party = PartyOf(supervisor);
        if (call.Phase is not (CallPhase.Talking or CallPhase.Held) || party.Extension is { IsFree: false } || party.Extension == agent)
        {
            return false;
        }

        call.Supervisor = (supervisor, mode);
        Begin(new Party(agent.Number, null), party, scripted: true, watches: call);
        return true;
    }
}
