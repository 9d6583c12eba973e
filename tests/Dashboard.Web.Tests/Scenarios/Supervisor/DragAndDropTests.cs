using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Web.Features.Supervisor;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>The browser's drops, and their effect at the phone system.</summary>
public sealed class DragAndDropTests : IAsyncLifetime
{
    private readonly BunitContext _context = new();
    private CommandHost _host = null!;
    private IRenderedComponent<SupervisorConsole> _console = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await CommandHost.StartAsync();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        var services = _host.App.Services;
        _context.Services.AddFallbackServiceProvider(services);
        _context.Services.AddSingleton(new SupervisorUpdates(_host.Board, services.GetRequiredService<BoardRegistry>(), services.GetRequiredService<TimeProvider>()));
        _context.SetRendererInfo(new RendererInfo("Server", true));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Drop_OnAnIdleExtension_IsSentAndConfirmed()
    {
        var (call, version) = await OpenAsync();

        await DropAsync(call.Key, Key(0), Key(1), version);

        await EndsAsync("Observed");
        _host.CallOf(_host.Numbers[1]).ShouldNotBeNull();
    }

    [Fact]
    public async Task Drop_OfACallThatChangedSinceTheDragBegan_IsRefusedWithWhatChangedAndNeverSent()
    {
        var (call, version) = await OpenAsync();
        await _host.ControlAsync("hold", new { extension = _host.Numbers[0] });
        await Eventually.HoldsAsync(() => _host.CallOf(_host.Numbers[0])!.State == PresenceState.OnHold, CommandHost.Bound, "it is held");

        await DropAsync(call.Key, Key(0), Key(1), version);

        (await EndsAsync("Refused")).ShouldContain("The call has changed since: it is on hold now");
        (await _host.ArrivedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Drop_OfAnUnknownVersion_IsRefusedAndNeverSent()
    {
        var (call, _) = await OpenAsync();
        foreach (var (key, from, to, words) in new[]
        {
            ("bucharest/none", Key(0), Key(1), "That call is over."), (call.Key, Key(0), "elsewhere/1", "The target is unknown."), (call.Key, Key(2), Key(1), "is not on that call"),
            (call.Key, "<script>", Key(1), "is not on that call"), (call.Key, Key(0), Key(0), "is on that call already"),
        })
        {
            await DropAsync(key, from, to, long.MaxValue);

            (await EndsAsync("Refused")).ShouldContain(words);
        }

        (await _host.ArrivedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Drop_OnABusyExtension_IsSentOnlyAfterConfirmation()
    {
        var (call, version) = await OpenAsync();
        await _host.TalkAsync(_host.Numbers[1]);
        await Eventually.HoldsAsync(() => _host.Board.Current.Extensions.GetAccount("bucharest")[Key(1)].Value.State == PresenceState.OnCall, CommandHost.Bound, "the other talks");
        version = Math.Max(version, _host.Board.Current.Version);

        await DropAsync(call.Key, Key(0), Key(1), version);
        _console.Find("[role=alertdialog]").TextContent.ShouldContain("is on a call. Transfer anyway?");
        (await _host.ArrivedAsync()).ShouldBe(0);

        await _console.InvokeAsync(() => _console.Find("[role=alertdialog] .primary").Click());
        await Eventually.HoldsAsync(async () => await _host.ArrivedAsync() == 1, CommandHost.Bound, "it is sent");
        _console.FindAll("[role=alertdialog]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Drop_OnTheParkedOnes_ParksAndTheStripGivesItBack()
    {
        var (call, version) = await OpenAsync();
        await DropAsync(call.Key, Key(0), DropResolver.Park, version);
        await EndsAsync("Observed");

        await Eventually.HoldsAsync(() => _console.FindAll(".parked li button").Count == 1, CommandHost.Bound, "the strip shows it");
        // On the renderer's dispatcher, because the page renders concurrently.
        await _console.InvokeAsync(() => _console.Find(".parked li button").Click());
        await _console.InvokeAsync(() => _console.Find("#retrieve-to").Input(_host.Numbers[2]));
        await _console.InvokeAsync(() => _console.Find(".supervisor-transfer form").Submit());

        await EndsAsync("Observed");
        _host.CallOf(_host.Numbers[2]).ShouldNotBeNull();
        await Eventually.HoldsAsync(() => _console.FindAll(".parked li button").Count == 0, CommandHost.Bound, "nothing is parked");
    }

    private async Task<(Call Call, long Version)> OpenAsync()
    {
        var talk = await _host.TalkAsync(_host.Numbers[0]);
        _console = _context.Render<CascadingValue<AccessPrincipal>>(p => p.Add(c => c.Value, AccessPrincipal.Demo).AddChildContent<SupervisorConsole>(d => d.Add(s => s.Query, "").Add(s => s.Address, "test")))
            .FindComponent<SupervisorConsole>();
        return talk;
    }

    private string Key(int place) => ExtensionPresence.MakeKey("bucharest", _host.Numbers[place]);

    private Task DropAsync(string call, string from, string to, long seenVersion) => _console.InvokeAsync(() => _console.Instance.DropAsync(call, from, to, seenVersion));

    // The newest command comes first.
    private async Task<string> EndsAsync(string status)
    {
        IElement? told = null;
        await Eventually.HoldsAsync(() => (told = _console.FindAll(".command-list li").FirstOrDefault())?.GetAttribute("data-status") == status, CommandHost.Bound, $"the command is {status}");
        return told!.TextContent;
    }
}
