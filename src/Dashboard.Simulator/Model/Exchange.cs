namespace Dashboard.Simulator.Model;

/// <summary>The operations on calls. Generated traffic, commands and scripts all use it.</summary>
internal sealed partial class Exchange(PhoneSystem system)
{
    private readonly Dictionary<Guid, SimulatedCall> _calls = [];

    /// <summary>The active calls and, for two seconds, the failed ones, in the order in which they began.</summary>
    public IEnumerable<SimulatedCall> Calls => _calls.Values;

    public SimulatedCall? Find(string? id) => Guid.TryParse(id, out var guid) ? _calls.GetValueOrDefault(guid) : null;

    /// <summary>Returns a number as one party of a call.</summary>
    public Party PartyOf(string number) => new(number, system.Find(number));

    /// <summary>Starts a ringing call. A call to a busy extension fails unless it uses call waiting.</summary>
    public SimulatedCall Begin(Party caller, Party callee, bool scripted, string? nonce = null, SimulatedCall? watches = null, bool callWaiting = false)
    {
        var call = new SimulatedCall
        {
            Id = system.Random.Id(),
            CallerLeg = system.Random.Id(),
            CalleeLeg = system.Random.Id(),
            Caller = caller,
            Callee = callee,
            StartedAt = system.Now,
            Scripted = scripted,
            Nonce = nonce,
            Watches = watches,
        };
        _calls[call.Id] = call;
        if (callee.Extension is { Call: not null } taken)
        {
            if (callWaiting)
            {
                // The waiting call becomes the extension's only call once the current one has ended.
                taken.Waiting.Add(call);
                return call;
            }

            Fail(call, CallPhase.Busy);
            return call;
        }

        foreach (var extension in call.Extensions)
        {
            if (extension.Call is { Phase: CallPhase.Held } held)
            {
                extension.Waiting.Add(held);
            }

            extension.Call = call;
        }

        return call;
    }

    public bool Answer(SimulatedCall call)
    {
        if (call.Phase != CallPhase.Ringing)
        {
            return false;
        }

        call.Phase = CallPhase.Talking;
        call.AnsweredAt = system.Now;
        return true;
    }

    /// <summary>Lets the voicemail box answer and releases the called phone.</summary>
    public bool ToVoicemail(SimulatedCall call)
    {
        if (!call.IsUp)
        {
            return false;
        }

        Free(call.Callee.Extension, call);
        call.Callee = new Party(call.Callee.Number, null);
        call.App = "VoiceMail";
        call.Phase = CallPhase.Talking;
        call.AnsweredAt ??= system.Now;
        call.Holder = null;
        return true;
    }

    public bool Hold(SimulatedCall call, Party holder)
    {
        if (call.Phase != CallPhase.Talking)
        {
            return false;
        }

        call.Phase = CallPhase.Held;
        call.Holder = holder;
        return true;
    }

    public bool Resume(SimulatedCall call)
    {
        if (call.Phase != CallPhase.Held)
        {
            return false;
        }

        call.Phase = CallPhase.Talking;
        call.Holder = null;
        return true;
    }

    /// <summary>Parks the call: releases the extension while the other party waits to be retrieved.</summary>
    public bool Park(SimulatedCall call, Extension by)
    {
        if (call.Phase is not (CallPhase.Talking or CallPhase.Held))
        {
            return false;
        }

        Free(by, call);
        call.Phase = CallPhase.Parked;
        call.Holder = new Party(by.Number, by);
        return true;
    }

    /// <summary>Retrieves a parked call at an extension.</summary>
    public bool Retrieve(SimulatedCall call, Extension to)
    {
        if (call.Phase != CallPhase.Parked || to.Call is not null)
        {
            return false;
        }

        Replace(call, call.Holder!.Extension!, new Party(to.Number, to));
        call.Phase = CallPhase.Talking;
        call.Holder = null;
        return true;
    }

    /// <summary>Transfers the call from an extension to another party, where it rings.</summary>
    public bool Transfer(SimulatedCall call, Extension from, Party to)
    {
        if (call.Phase is not (CallPhase.Talking or CallPhase.Held) || to.Extension is { Call: not null })
        {
            return false;
        }

        Free(from, call);
        Replace(call, from, to);
        call.Phase = CallPhase.Ringing;
        call.AnsweredAt = null;
        call.Holder = null;
        return true;
    }

    /// <summary>Ends a call for all parties and ends the calls that monitor it.</summary>
    public void End(SimulatedCall call)
    {
        foreach (var watching in _calls.Values.Where(c => c.Watches == call).ToList())
        {
            End(watching);
        }

        foreach (var extension in call.Extensions)
        {
            Free(extension, call);
        }

        call.Phase = CallPhase.Ended;
        _calls.Remove(call.Id);
    }

    /// <summary>Ends a call with a final phase, which stays listed for two seconds.</summary>
    public void Fail(SimulatedCall call, CallPhase phase)
    {
        End(call);
        call.Phase = phase;
        _calls[call.Id] = call;
        system.After(2, () => _calls.Remove(call.Id));
    }

    // An extension that leaves a call returns to its latest waiting call.
    private static void Free(Extension? extension, SimulatedCall call)
    {
        extension?.Waiting.Remove(call);
        if (extension?.Call == call)
        {
            extension.Call = extension.Waiting.LastOrDefault();
            extension.Waiting.Remove(extension.Call!);
        }
    }

    private static void Replace(SimulatedCall call, Extension from, Party to)
    {
        if (call.Caller.Extension == from)
        {
            // The new party becomes the called party, so the remaining party becomes the caller.
            call.Caller = call.Callee;
        }

        call.Callee = to;
        if (to.Extension is { } extension)
        {
            extension.Call = call;
        }
    }
}
