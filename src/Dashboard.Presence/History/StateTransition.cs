using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>The start of a state, packed into 24 bytes because thousands of extensions have hundreds of them a day.</summary>
/// <param name="at">When the state began, UTC.</param>
/// <param name="state">The new state.</param>
/// <param name="origin">How the state is known.</param>
/// <param name="direction">The direction of the call.</param>
/// <param name="party">The number or name of the other party; null when there is none or it is not reported.</param>
/// <param name="doNotDisturb">Whether the extension is idle with do-not-disturb set.</param>
internal readonly struct StateTransition(DateTimeOffset at, PresenceState state, IntervalSource origin, CallDirection direction, string? party, bool doNotDisturb)
{
    private readonly long _ticks = at.UtcTicks;
    private readonly byte _state = (byte)state;
    private readonly byte _origin = (byte)origin;
    private readonly byte _direction = (byte)direction;
    private readonly bool _doNotDisturb = doNotDisturb;

    public DateTimeOffset At => new(_ticks, TimeSpan.Zero);

    public PresenceState State => (PresenceState)_state;

    public IntervalSource Origin => (IntervalSource)_origin;

    public CallDirection Direction => (CallDirection)_direction;

    public string? Party { get; } = party;

    public bool DoNotDisturb => _doNotDisturb;

    public StateInterval Span(DateTimeOffset from, DateTimeOffset to) => new(from, to, State, Origin, Direction, Party, At) { DoNotDisturb = DoNotDisturb };
}
