using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Features.Boards.Model;

namespace Dashboard.Web.Tests.Features.Boards.Model;

/// <summary>Registrations are polled every 30 s, so that they are old after 150 s.</summary>
public sealed class RegistrationModelTests : IDisposable
{
    private readonly BoardFixture _fixture = new();

    public RegistrationModelTests() => _fixture.Tell(BoardFixture.Status() with { RegistrationsInterval = TimeSpan.FromSeconds(30) });

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(null, "none")]
    [InlineData(-1, "overdue")]
    [InlineData(0, "soon")]
    [InlineData(59, "soon")]
    [InlineData(60, "normal")]
    public void Urgency_OfAFreshRegistration_IsByTheTimeLeft(int? seconds, string urgency) =>
        Create(Row with { ExpiresAt = seconds is { } s ? _fixture.Now.AddSeconds(s) : null }).Urgency.ShouldBe(urgency);

    [Fact]
    public void Urgency_OfALostDevice_IsLost()
    {
        var model = Create(Row with { Registered = false, ExpiresAt = _fixture.Now.AddSeconds(-1) });

        (model.Urgency, model.Countdown, model.IsTrouble).ShouldBe(("lost", "lost", true));
    }

    [Fact]
    public void Urgency_OfAnOldRegistration_IsNoneWithItsAge()
    {
        _fixture.See(Row with { ExpiresAt = _fixture.Now.AddSeconds(60) });
        _fixture.Time.Advance(TimeSpan.FromMinutes(3));

        var model = _fixture.Model.Registrations.ShouldHaveSingleItem();

        (model.Urgency, model.Countdown, model.Freshness).ShouldBe(("none", "3 min ago", Freshness.Stale));
    }

    [Theory]
    [InlineData(ExpiryKind.Exact, "10:00", false)]
    [InlineData(ExpiryKind.Relative, "10:00", false)]
    [InlineData(ExpiryKind.Estimated, "≈ 10:00", true)]
    public void Countdown_OfAnExpiry_MarksAnEstimate(ExpiryKind expiry, string countdown, bool hasTitle)
    {
        var model = Create(Row with { ExpiresAt = _fixture.Now.AddMinutes(10), Expiry = expiry });

        (model.Countdown, model.Title is not null).ShouldBe((countdown, hasTitle));
    }

    [Theory]
    [InlineData("sydney/101", "Person 101", "101 · 10.0.0.7 · Phone/1.0")]
    [InlineData("sydney/999", "999", "10.0.0.7 · Phone/1.0")]
    [InlineData(null, "0", "10.0.0.7 · Phone/1.0")]
    public void Name_OfADevice_IsThatOfItsExtensionOrItsNumberOrItsKey(string? extension, string name, string detail)
    {
        _fixture.See(_fixture.Extension("101"));

        var model = Create(Row with { Extension = extension, Address = "10.0.0.7", UserAgent = "Phone/1.0" });

        (model.Name, model.Detail).ShouldBe((name, detail));
    }

    [Theory]
    [InlineData(9.9, true)]
    [InlineData(10.1, false)]
    public void IsFlapping_ForTenMinutesAfterTheThirdLossBefore(double minutes, bool isFlapping)
    {
        foreach (var isRegistered in new[] { true, false, true, false, true, false, true })
        {
            _fixture.See(Row with { Registered = isRegistered });
        }

        _fixture.Time.Advance(TimeSpan.FromMinutes(minutes));
        var model = _fixture.Model.Registrations.ShouldHaveSingleItem();

        (model.IsFlapping, model.IsTrouble).ShouldBe((isFlapping, isFlapping));
    }

    private Registration Row => new() { Key = "sydney/101/0", Account = BoardFixture.Account, Registered = true, ObservedAt = _fixture.Now };

    private RegistrationModel Create(Registration row)
    {
        _fixture.See(row);
        return _fixture.Model.Registrations.ShouldHaveSingleItem();
    }
}
