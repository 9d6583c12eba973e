using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Storage.Displays;
using Dashboard.Testing;
using Dashboard.Web.Features.Displays;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Displays;

/// <summary>A paired display on the real hub, with a clock controlled by the test.</summary>
public sealed class DisplayHubTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));
    private readonly ManualTimeProvider _time = new();
    private HubHost _host = null!;
    private string _token = "";

    private DisplayStore Store => _host.Services.GetRequiredService<DisplayStore>();

    public async ValueTask InitializeAsync()
    {
        _host = await HubHost.StartAsync(_time);
        _host.See(2, PresenceState.Idle);
        var codes = _host.Services.GetRequiredService<PairingCodeStore>();
        var offer = await codes.CreateAsync("127.0.0.1", CancellationToken.None);
        await codes.RedeemAsync(offer!.Code, "Lobby", "everyone", CancellationToken.None);
        _token = (await codes.GetStatusAsync(offer.Claim, CancellationToken.None)).Token!;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _bound.Dispose();
    }

    [Fact]
    public async Task Revoked_ByThisHost_EndsWhatItReadsWithoutAnyTimeGoingBy()
    {
        await using var display = await DisplayAsync();
        (await _host.Services.GetRequiredService<DisplayManagementService>().RevokeAsync(new DefaultHttpContext(), (await OnlyAsync()).Id)).ShouldBe("revoked");

        (await MessageAsync(display, 1)).GetProperty("target").GetString().ShouldBe("Revoke");
        await MessageAsync(display, 3);
        // The display cannot watch a board on its existing connection either.
        await display.WatchAsync("everyone", _bound.Token);
        (await MessageAsync(display, 3)).TryGetProperty("result", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Revoked_ByAnotherHostOfTheSameDatabase_EndsWhatItReadsWithinSeconds()
    {
        await using var display = await DisplayAsync();
        await Store.RevokeAsync((await OnlyAsync()).Id, CancellationToken.None);

        var before = _time.GetUtcNow();
        var end = MessageAsync(display, 3);
        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(end.IsCompleted ? 0 : 1));
                return end.IsCompleted || _time.GetUtcNow() - before > TimeSpan.FromMinutes(10);
            },
            Bound,
            "the stream ends");
        (await end).GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("changed");
    }

    [Fact]
    public async Task Watch_OnALineFromBeforeItWasRevoked_GivesNotEvenASnapshot()
    {
        await using var display = await ConnectAsync(_token);
        await Store.RevokeAsync((await OnlyAsync()).Id, CancellationToken.None);
        _host.Services.GetRequiredService<PrincipalResolver>().Invalidate();
        await display.WatchAsync("everyone", _bound.Token);
        using var first = JsonDocument.Parse(await display.NextMessageAsync(_bound.Token));
        first.RootElement.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("changed");
    }

    [Fact]
    public async Task Management_IdentifyReloadAndMove_ReachOnlyTheDisplay()
    {
        await using var display = await DisplayAsync();
        await using var other = await HubSocket.ConnectAsync(_host.Address, _bound.Token);
        await other.WatchAsync("everyone", _bound.Token);
        await other.NextFrameAsync(_bound.Token, "snapshot");
        var (displayManagement, id, context) = (_host.Services.GetRequiredService<DisplayManagementService>(), (await OnlyAsync()).Id, new DefaultHttpContext());

        (await displayManagement.IdentifyAsync(context, id)).ShouldBe("identified");
        (await displayManagement.ReloadAsync(context, id)).ShouldBe("reloaded");
        (await displayManagement.ChangeAsync(context, id, "Lobby", "other")).ShouldBe("moved");

        var identify = await MessageAsync(display, 1);
        (identify.GetProperty("target").GetString(), identify.GetProperty("arguments")[0].GetString()).ShouldBe(("Identify", "Lobby"));
        (await MessageAsync(display, 1)).GetProperty("target").GetString().ShouldBe("Reload");
        (await MessageAsync(display, 1)).GetProperty("target").GetString().ShouldBe("Move");
        await MessageAsync(display, 3);
        _host.See(1, PresenceState.Ringing);
        var next = other.NextFrameAsync(_bound.Token);
        await Eventually.HoldsAsync(() => { _time.Advance(TimeSpan.FromMilliseconds(100)); return next.IsCompleted; }, Bound, "a frame");
        (await next).GetProperty("kind").GetString().ShouldBe("delta", "nothing was told to who is no display");
    }

    [Fact]
    public async Task Painted_ManyTimes_IsKnownAtOnceAndWrittenDownOnceInHalfAMinute()
    {
        await using var display = await DisplayAsync();
        await display.SendAsync("Report", """[1920,1080,"<script>"]""", _bound.Token);
        await display.SendAsync("Report", """[-1,99999999,"abc"]""", _bound.Token);
        await display.SendAsync("Report", """[1280,720,"0123abc"]""", _bound.Token);
        await PaintAsync(display);
        var first = _time.GetUtcNow();
        await Eventually.HoldsAsync(async () => (await OnlyAsync()).Status.PaintedAt == first, Bound, "it is written down");
        var seen = (await OnlyAsync()).Status;
        (seen.Viewport, seen.Version, seen.Address).ShouldBe(("1280×720", "0123abc", "127.0.0.1"));

        var displayManagement = _host.Services.GetRequiredService<DisplayManagementService>();
        for (var n = 0; n < 5; n++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await PaintAsync(display);
            await Eventually.HoldsAsync(async () => (await displayManagement.ListAsync(_bound.Token)).Single().Status.PaintedAt == _time.GetUtcNow(), Bound, "it is known");
            (await OnlyAsync()).Status.PaintedAt.ShouldBe(first);
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        await PaintAsync(display);
        await Eventually.HoldsAsync(async () => (await OnlyAsync()).Status.PaintedAt == _time.GetUtcNow(), Bound, "it is written down again");
        (await displayManagement.ListAsync(_bound.Token)).Single().IsConnected.ShouldBeTrue();
        display.Abort();
        await Eventually.HoldsAsync(async () => !(await displayManagement.ListAsync(_bound.Token)).Single().IsConnected, Bound, "it is gone");
    }

    [Fact]
    public async Task Demo_UnknownDisplay_ConnectsLikeAnyClient()
    {
        await using var display = await ConnectAsync(new string('0', 64));
        await display.WatchAsync("everyone", _bound.Token);
        (await display.NextFrameAsync(_bound.Token)).GetProperty("kind").GetString().ShouldBe("snapshot");
    }

    [Fact]
    public async Task Watch_AnotherBoardThanItsOwn_IsRefused()
    {
        await Store.ChangeAsync((await OnlyAsync()).Id, "Lobby", "other", CancellationToken.None);
        _host.Services.GetRequiredService<PrincipalResolver>().Invalidate();
        await using var display = await ConnectAsync(_token);
        await display.WatchAsync("everyone", _bound.Token);
        (await MessageAsync(display, 3)).GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("no board");
    }

    private Task PaintAsync(HubSocket display) => display.SendAsync("Painted", """["everyone",[],[]]""", _bound.Token);

    private async Task<Display> OnlyAsync() => (await Store.ListAsync(_bound.Token)).Single();

    private Task<HubSocket> ConnectAsync(string token) => HubSocket.ConnectAsync(
        _host.Address, _bound.Token, headers: new Dictionary<string, string> { ["Cookie"] = $"{_host.Services.GetRequiredService<CookieNames>().Display}={token}" }, query: "?display");

    private async Task<HubSocket> DisplayAsync()
    {
        var display = await ConnectAsync(_token);
        await display.WatchAsync("everyone", _bound.Token);
        (await display.NextFrameAsync(_bound.Token)).GetProperty("kind").GetString().ShouldBe("snapshot");
        return display;
    }

    /// <summary>Returns the next message of a type: 1 is an invocation, 3 the completion of a stream.</summary>
    private async Task<JsonElement> MessageAsync(HubSocket display, int type)
    {
        while (true)
        {
            using var json = JsonDocument.Parse(await display.NextMessageAsync(_bound.Token));
            if (json.RootElement.GetProperty("type").GetInt32() == type)
            {
                return json.RootElement.Clone();
            }
        }
    }
}
