using Dashboard.Testing;

namespace Dashboard.Storage.Tests;

public sealed class DatabaseHealthTrackerTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly DatabaseHealthTracker _health;

    public DatabaseHealthTrackerTests() => _health = new DatabaseHealthTracker(_time);

    [Fact]
    public void Status_BeforeTheFirstAccess_IsAProblemThatStopsNoAccess()
    {
        _health.Status.Problem.ShouldNotBeNull();

        (_health.Begin(isRead: true), _health.Begin(isRead: false)).ShouldBe((false, false));
    }

    [Fact]
    public void Status_ChangesOnlyWithTheProblem()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _health.Worked(isRead: true);
        var since = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(1));
        _health.Worked(isRead: true);
        _health.Status.ShouldBe(new StorageStatus(null, since));

        _health.Failed(isRead: false, "full");
        _health.Status.ShouldBe(new StorageStatus("full", _time.GetUtcNow()));
    }

    [Fact]
    public void Worked_Read_DoesNotClearAFailedWrite()
    {
        _health.Failed(isRead: false, "full");
        _health.Worked(isRead: true);
        (_health.Status.Problem, _health.MustWrite).ShouldBe(("full", true));

        _health.Worked(isRead: false);

        (_health.Status.Problem, _health.MustWrite).ShouldBe((null, false));
    }

    [Fact]
    public void Worked_Write_ClearsAFailedRead()
    {
        _health.Failed(isRead: true, "damaged");
        _health.MustWrite.ShouldBeFalse();

        _health.Worked(isRead: false);

        _health.Status.Problem.ShouldBeNull();
    }

    [Fact]
    public void Status_WithBothFailed_IsTheFailedRead()
    {
        _health.Failed(isRead: false, "full");
        _health.Failed(isRead: true, "damaged");

        _health.Status.Problem.ShouldBe("damaged");
    }

    [Fact]
    public void Begin_WhileUnavailable_LetsOneAccessTry()
    {
        _health.Failed(isRead: true, "damaged");
        _health.Begin(isRead: true).ShouldBeTrue();
        Should.Throw<StorageException>(() => _health.Begin(isRead: true)).Message.ShouldBe("damaged");
        Should.Throw<StorageException>(() => _health.Begin(isRead: false)).Message.ShouldBe("damaged");

        _health.End();

        _health.Begin(isRead: false).ShouldBeTrue();
    }

    [Fact]
    public void Begin_OfAReadWhileOnlyWritesFail_IsNoTry()
    {
        _health.Failed(isRead: false, "full");

        (_health.Begin(isRead: true), _health.Begin(isRead: false)).ShouldBe((false, true));
        _health.Begin(isRead: true).ShouldBeFalse();
    }
}
