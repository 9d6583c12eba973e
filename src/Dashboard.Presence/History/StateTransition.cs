using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>The beginning of a state, in 24 bytes: there are hundreds a day for each of thousands of extensions.</summary>
/// <param name="at">When, UTC.</param>
/// <param name="state">What began.</param>
/// <param name="origin">How that is known.</param>
/// <param name="direction">Which way its call goes.</param>
/// <param name="party">Who is on the other side; null when none or not told.</param>
/// <param name="doNotDisturb">Whether it was idle and set to do not disturb.</param>
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
