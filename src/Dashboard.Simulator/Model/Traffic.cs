namespace Dashboard.Simulator.Model;

/// <summary>Generates calls as a Poisson process with the rates of a working day, and the actions of users within them.</summary>
internal sealed class Traffic(PhoneSystem system, SimulatorOptions options)
{
    /// <summary>At the busiest hour each phone is in a call about a fifth of the time.</summary>
    private const double CallsPerExtensionAndSecond = 0.0016;

    private readonly SeededRandom _random = system.Random;

    /// <summary>Whether calls are generated.</summary>
    public bool IsOn { get; set; } = options.Traffic;

    /// <summary>The mean time between two calls at the busiest hour.</summary>
    public TimeSpan MeanDistance { get; } = TimeSpan.FromSeconds(1 / (CallsPerExtensionAndSecond * Math.Max(1, options.Extensions)));

    public int Arrivals { get; private set; }

    public void Start() => system.After(_random.Exponential(MeanDistance), Next);

    // Thinning: accepting each event of the highest rate with the hour's share yields a Poisson process at the hour's rate.
    private void Next()
    {
        if (_random.Chance(options.AlwaysBusy ? 1 : TrafficProfile.At(system.Now)) && IsOn)
        {
            Arrivals++;
            Arrive();
        }

        system.After(_random.Exponential(MeanDistance), Next);
    }

    private void Arrive()
    {
        if (!IsOn)
        {
            return;
        }

        var (one, other) = (_random.Pick(system.Extensions), _random.Pick(system.Extensions));
        var outside = new Party($"04{_random.Below(90_000_000) + 10_000_000}", null);
        var kind = _random.Between(0, 1);
        if (kind < 0.5 && one.IsOnline)
        {
            Play(system.Exchange.Begin(outside, new Party(one.Number, one), scripted: false));
        }
        else if (kind < 0.75 && one.IsFree)
        {
            Play(system.Exchange.Begin(new Party(one.Number, one), outside, scripted: false));
        }
        else if (one.IsFree && other.IsOnline && one != other)
        {
            Play(system.Exchange.Begin(new Party(one.Number, one), new Party(other.Number, other), scripted: false));
        }
    }

    private void Play(SimulatedCall call)
    {
        if (call.Phase != CallPhase.Ringing)
        {
            return;
        }

        var fate = _random.Between(0, 1);
        system.After(_random.Between(3, fate < 0.78 ? 14 : 24), () =>
        {
            if (call.Phase != CallPhase.Ringing)
            {
                return;
            }

            if (fate < 0.78)
            {
                system.Exchange.Answer(call);
                Talk(call);
            }
            else if (fate < 0.92)
            {
                system.Exchange.ToVoicemail(call);
                system.After(_random.Between(8, 30), () => EndIfUp(call));
            }
            else
            {
                system.Exchange.Fail(call, CallPhase.Unanswered);
            }
        });
    }

    private void Talk(SimulatedCall call)
    {
        var length = Math.Clamp(_random.Exponential(TimeSpan.FromSeconds(110)).TotalSeconds, 15, 420);
        var act = _random.Between(0, 1);
        var when = length * _random.Between(0.2, 0.6);
        system.After(when, () => Act(call, act));
        system.After(length, () => EndIfTalking(call));
    }

    private void Act(SimulatedCall call, double act)
    {
        if (call.Phase != CallPhase.Talking || call.Extensions.FirstOrDefault() is not { } extension)
        {
            return;
        }

        if (act < 0.16)
        {
            system.Exchange.Hold(call, new Party(extension.Number, extension));
            system.After(_random.Between(10, 60), () => system.Exchange.Resume(call));
        }
        else if (act < 0.21)
        {
            system.Exchange.Park(call, extension);
            system.After(_random.Between(15, 40), () => Retrieve(call));
        }
        else if (act < 0.28 && _random.Pick(system.Extensions) is { IsFree: true } target)
        {
            system.Exchange.Transfer(call, extension, new Party(target.Number, target));
            Play(call);
        }
    }

    private void Retrieve(SimulatedCall call)
    {
        if (call.Phase != CallPhase.Parked)
        {
            return;
        }

        if (_random.Pick(system.Extensions) is { IsFree: true } taker && system.Exchange.Retrieve(call, taker))
        {
            system.After(_random.Between(15, 90), () => EndIfTalking(call));
        }
        else
        {
            system.Exchange.End(call);
        }
    }

    // A held call ends after it is resumed. A transferred call gets its own end event.
    private void EndIfTalking(SimulatedCall call)
    {
        if (call.Phase == CallPhase.Held)
        {
            system.After(_random.Between(5, 20), () => EndIfTalking(call));
        }
        else if (call.Phase == CallPhase.Talking)
        {
            system.Exchange.End(call);
        }
    }

    private void EndIfUp(SimulatedCall call)
    {
        if (call.IsUp)
        {
            system.Exchange.End(call);
        }
    }
}
