using Dashboard.Testing;
using Dashboard.Web.Polling.Jobs;

namespace Dashboard.Web.Tests.Polling.Jobs;

public sealed class PollChainTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _enqueued = [];
    private readonly List<Exception> _faults = [];
    private readonly PollChain _chain;
    private Exception? _fault;

    public PollChainTests() => _chain = new PollChain(Enqueue, _time, _faults.Add);

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void Arm_ForATime_EnqueuesThenAndNotBefore()
    {
        _chain.Arm(5 * Second);
        _time.Advance(4.999 * Second);
        _enqueued.ShouldBeEmpty();

        _time.Advance(0.001 * Second);

        _enqueued.ShouldBe(["1"]);
    }

    [Fact]
    public void Arm_Again_TakesThePlaceOfTheFirst()
    {
        _chain.Arm(5 * Second);
        _chain.Arm(1 * Second);

        _time.Advance(10 * Second);

        _enqueued.ShouldBe(["1"]);
    }

    [Fact]
    public void TryBegin_OfAnotherJob_IsRefused()
    {
        _chain.Arm(TimeSpan.Zero);
        _time.Advance(TimeSpan.Zero);

        _chain.TryBegin("7", out _).ShouldBeFalse();
        _chain.TryBegin("1", out _).ShouldBeTrue();
        _chain.TryBegin("1", out _).ShouldBeFalse("it runs already");
        _chain.End(Second);
        _chain.TryBegin("1", out _).ShouldBeFalse("it is over");
    }

    [Fact]
    public void TryBegin_AWhileAfterItWasDue_TellsHowLong()
    {
        _chain.Arm(2 * Second);
        _time.Advance(2 * Second);
        _time.Advance(0.3 * Second);

        _chain.TryBegin("1", out var lateness).ShouldBeTrue();

        lateness.ShouldBe(0.3 * Second);
    }

    [Fact]
    public void End_WithoutANextTime_ArmsNone()
    {
        Begin();
        _chain.End(null);

        _time.ArmedTimers.ShouldBe(0);
        _chain.RunSoon();
        _time.Advance(TimeSpan.Zero);
        _enqueued.Count.ShouldBe(2);
    }

    [Fact]
    public void RunSoon_WhileOneRuns_RunsOnceMoreAfterIt()
    {
        Begin();
        _chain.RunSoon();
        _chain.RunSoon();
        _time.Advance(10 * Second);
        _enqueued.ShouldBe(["1"]);

        _chain.End(60 * Second);
        _time.Advance(TimeSpan.Zero);

        _enqueued.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void RunSoon_WhileOneIsEnqueued_LeavesItAtThat()
    {
        _chain.Arm(TimeSpan.Zero);
        _time.Advance(TimeSpan.Zero);

        _chain.RunSoon();
        _chain.Arm(TimeSpan.Zero);
        _time.Advance(10 * Second);

        _enqueued.ShouldBe(["1"]);
    }

    [Fact]
    public void Enqueue_ThatFails_IsReportedAndRetried()
    {
        _fault = new InvalidOperationException("no room");
        _chain.Arm(TimeSpan.Zero);
        _time.Advance(2.5 * Second);
        _faults.Count.ShouldBe(3);

        _fault = null;
        _time.Advance(Second);

        _enqueued.ShouldBe(["1"]);
    }

    [Fact]
    public void Repair_AJobThatIsGone_ArmsAnother()
    {
        _chain.Arm(TimeSpan.Zero);
        _time.Advance(TimeSpan.Zero);
        _chain.Repair(_ => true).ShouldBeFalse();

        _chain.Repair(_ => false).ShouldBeTrue();
        _time.Advance(TimeSpan.Zero);

        _enqueued.ShouldBe(["1", "2"]);
        _chain.TryBegin("1", out _).ShouldBeFalse("should the first come back, it is too late");
        _chain.TryBegin("2", out _).ShouldBeTrue();
    }

    [Fact]
    public void Repair_WhileOneRunsOrIsArmed_LeavesItAtThat()
    {
        Begin();
        _chain.Repair(_ => false).ShouldBeFalse();
        _chain.End(Second);
        _chain.Repair(_ => false).ShouldBeFalse();
        _time.ArmedTimers.ShouldBe(1);
    }

    [Fact]
    public void Dispose_WhileOneRuns_ArmsNoMore()
    {
        Begin();
        _chain.Dispose();
        _chain.End(Second);
        _chain.RunSoon();

        _time.ArmedTimers.ShouldBe(0);
    }

    private void Begin()
    {
        _chain.Arm(TimeSpan.Zero);
        _time.Advance(TimeSpan.Zero);
        _chain.TryBegin("1", out _).ShouldBeTrue();
    }

    private string Enqueue()
    {
        if (_fault is not null)
        {
            throw _fault;
        }

        _enqueued.Add($"{_enqueued.Count + 1}");
        return _enqueued[^1];
    }
}
