namespace Dashboard.Simulator.Model;

/// <summary>Connects and ends calls. What traffic, commands and scripts do, they do through here.</summary>
internal sealed partial class Exchange(PhoneSystem system)
{
    private readonly Dictionary<Guid, SimulatedCall> _calls = [];

    /// <summary>Calls that are up, and for a moment those that failed, in the order they began.</summary>
    public IEnumerable<SimulatedCall> Calls => _calls.Values;

    public SimulatedCall? Find(string? id) => Guid.TryParse(id, out var guid) ? _calls.GetValueOrDefault(guid) : null;

    /// <summary>A number as one side of a call.</summary>
    public Party PartyOf(string number) => new(number, system.Find(number));

    /// <summary>Begins a call, ringing; one to a phone that is taken is busy, unless it has call waiting.</summary>
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
                // It rings alone once the call there is over.
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

    /// <summary>The mailbox answers in place of the phone, which is free again.</summary>
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

    /// <summary>Parks the call: the extension is free, the other side waits for somebody to take it.</summary>
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

    /// <summary>Takes a parked call to an extension.</summary>
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

    /// <summary>Gives the call from an extension to somebody else, where it rings.</summary>
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

    /// <summary>Ends it for everybody, and for whoever listens in.</summary>
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

    /// <summary>Ends it with a word that stays to be read for a moment.</summary>
    public void Fail(SimulatedCall call, CallPhase phase)
    {
        End(call);
        call.Phase = phase;
        _calls[call.Id] = call;
        system.After(2, () => _calls.Remove(call.Id));
    }

    // Whoever leaves a call is back with the one he held meanwhile.
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
            // Whoever is given the call is called; the side that stays becomes the caller.
            call.Caller = call.Callee;
        }

        call.Callee = to;
        if (to.Extension is { } extension)
        {
            extension.Call = call;
        }
    }
}
