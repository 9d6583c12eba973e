using Dashboard.Presence.Alerts;
using Dashboard.Presence.Views;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Live;

public sealed class AlertFrameTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(30));
    private HubHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _bound.Dispose();
    }

    [Fact]
    public async Task Watch_OnlyAnAlertChanges_GetsAFrameOfItAlone()
    {
        await using var viewer = await HubSocket.ConnectAsync(_host.Address, _bound.Token);
        await viewer.WatchAsync("everyone", _bound.Token);
        (await viewer.NextFrameAsync(_bound.Token)).GetProperty("alerts").GetArrayLength().ShouldBe(0);

        _host.Board.Apply("everyone", [Alert(null)]);
        var raised = await viewer.NextFrameAsync(_bound.Token, "delta");
        var alert = raised.GetProperty("alerts").EnumerateArray().ShouldHaveSingleItem();
        (alert.GetProperty("key").GetString(), alert.GetProperty("text").GetString()).ShouldBe(("a", "Jane (101) ringing"));
        raised.TryGetProperty("extensions", out _).ShouldBeFalse();

        _host.Board.Apply("everyone", [Alert("10.0.0.7")]);
        (await viewer.NextFrameAsync(_bound.Token, "delta")).GetProperty("alerts")[0].GetProperty("acknowledgedBy").GetString().ShouldBe("10.0.0.7");

        _host.Board.Apply("everyone", []);
        (await viewer.NextFrameAsync(_bound.Token, "delta")).GetProperty("removed").GetProperty("alerts")[0].GetString().ShouldBe("a");
    }

    [Fact]
    public void Board_TakingInTheSameAlertsAgain_HasNoNewVersion()
    {
        _host.Board.Apply("everyone", [Alert(null)]);
        var version = _host.Board.Current.Version;

        _host.Board.Apply("everyone", [Alert(null)]);

        _host.Board.Current.Version.ShouldBe(version);
    }

    [Fact]
    public void View_OfAnotherBoard_ShowsNoneOfThem()
    {
        _host.Board.Apply("everyone", [Alert(null)]);

        BoardView.Create(_host.Board.Current, "sales", BoardFilter.Everything, null).Alerts.ShouldBeEmpty();
    }

    private static Alert Alert(string? by) => new()
    {
        Key = "a", Kind = AlertKind.Ringing, Account = "sydney", Extension = "sydney/101", Number = "101", Name = "Jane",
        Since = DateTimeOffset.UnixEpoch, RaisedAt = DateTimeOffset.UnixEpoch, AcknowledgedAt = by is null ? null : DateTimeOffset.UnixEpoch, AcknowledgedBy = by,
    };
}
