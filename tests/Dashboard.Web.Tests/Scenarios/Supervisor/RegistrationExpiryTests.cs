using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Grids;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>The expiry of a registration in the grid and in print; the age instead for old data.</summary>
public sealed class RegistrationExpiryTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(true, ExpiryKind.None, "no expiry", null)]
    [InlineData(true, ExpiryKind.Exact, "10:00", "countdown")]
    [InlineData(true, ExpiryKind.Estimated, "≈ 10:00", "countdown")]
    [InlineData(false, ExpiryKind.None, "lost, flapping", null)]
    public void Expiry_OfAFreshRegistration_IsShown(bool isRegistered, ExpiryKind expiry, string paper, string? tick)
    {
        See(isRegistered, expiry);

        Paper().ShouldBe(paper);
        Tick().ShouldBe(tick);
    }

    [Theory]
    [InlineData(true, ExpiryKind.None, "3 min ago", "")]
    [InlineData(true, ExpiryKind.Estimated, "3 min ago", "")]
    [InlineData(false, ExpiryKind.None, "lost 3 min ago", "lost")]
    public void Expiry_OfAStaleRegistration_IsItsAge(bool isRegistered, ExpiryKind expiry, string paper, string words)
    {
        See(isRegistered, expiry);
        _fixture.Time.Advance(TimeSpan.FromMinutes(3));

        Paper().ShouldBe(paper);
        Tick().ShouldBe("age");
        Cell().TextContent.Trim().ShouldBe(words);
        GridExportFormatter.Expiries(() => _fixture.Snapshot).Single(f => f.Title == "Flapping").Value(Row()).ShouldBe("no");
    }

    private void See(bool isRegistered, ExpiryKind expiry) => _fixture.See(new Registration
    {
        Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = isRegistered, ObservedAt = _fixture.Now, Expiry = expiry,
        ExpiresAt = expiry == ExpiryKind.None ? null : _fixture.Now.AddMinutes(10),
    });

    // A lost registration has three recent outages, so that it is flapping.
    private Registration Row()
    {
        var row = _fixture.Snapshot.Registrations.Single();
        return row.Registered ? row : row with { Losses = default(RecentOutages).Add(row.ObservedAt).Add(row.ObservedAt).Add(row.ObservedAt) };
    }

    private GridColumn<Registration> Column() => GridColumns.Registrations(() => _fixture.Snapshot).Single(c => c.Id == "expiry");

    private string Paper() => Column().Text(Row());

    private string? Tick() => Cell().QuerySelector("time")?.GetAttribute("data-tick");

    private IElement Cell() => _context.Render(builder =>
    {
        builder.OpenElement(0, "div");
        builder.AddContent(1, Column().Cell(new GridRow<Registration>("sydney/101/0") { Value = Row() }));
        builder.CloseElement();
    }).Find("div");
}
