using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Web.Features.Supervisor;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>A command with a ringing target asks for confirmation, no matter where it was started.</summary>
public sealed class RingingConfirmationTests : IAsyncLifetime
{
    private readonly BunitContext _context = new();
    private CommandHost _host = null!;
    private IRenderedComponent<SupervisorConsole> _console = null!;

    private string Own => _host.Numbers[0];

    private string Target => _host.Numbers[1];

    public async ValueTask InitializeAsync()
    {
        _host = await CommandHost.StartAsync();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        var services = _host.App.Services;
        _context.Services.AddFallbackServiceProvider(services);
        _context.Services.AddSingleton(new SupervisorUpdates(_host.Board, services.GetRequiredService<BoardRegistry>(), services.GetRequiredService<TimeProvider>()));
        _context.SetRendererInfo(new RendererInfo("Server", true));
        await _host.ControlAsync("ring", new { extension = Target, from = "0412341234" });
        await Eventually.HoldsAsync(() => State(Target) == PresenceState.Ringing, CommandHost.Bound, "the target rings");
        _console = _context.Render<CascadingValue<AccessPrincipal>>(p => p.Add(c => c.Value, AccessPrincipal.Demo)
                .AddChildContent<SupervisorConsole>(d => d.Add(s => s.Query, $"?open={Uri.EscapeDataString(Key(Target))}").Add(s => s.Address, "test")))
            .FindComponent<SupervisorConsole>();
        await _console.InvokeAsync(() => _console.Instance.SetUserPhones(new Dictionary<string, string> { ["bucharest"] = Own }));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Call_FromThePanel_IsSentOnlyAfterConfirmation()
    {
        await ClickAsync("[data-own-call]");

        await AsksAsync("is ringing. Call anyway?");
        await ClickAsync("[role=alertdialog] .primary");
        await Eventually.HoldsAsync(async () => await _host.ArrivedAsync() == 1, CommandHost.Bound, "it is sent");
        _console.FindAll("[role=alertdialog]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_FromThePalette_IsLeftByCancel()
    {
        await _console.InvokeAsync(_console.Instance.OpenPalette);
        await _console.InvokeAsync(() => _console.Find("[data-palette]").Input($"call {Target}"));
        await _console.InvokeAsync(() => _console.Find("[data-palette]").KeyDown("Enter"));

        await AsksAsync("is ringing. Call anyway?");
        await ClickAsync("[role=alertdialog] button:not(.primary)");
        _console.FindAll("[role=alertdialog]").ShouldBeEmpty();
        (await _host.ArrivedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Call_FromTheMenu_AsksForConfirmation()
    {
        await ClickAsync("[data-close]");
        var row = _console.FindComponents<LiveGrid<ExtensionPresence>>().Single();
        var extension = _host.Board.Current.Extensions.GetAccount("bucharest")[Key(Target)].Value;
        await _console.InvokeAsync(() => row.Instance.OnMenu.InvokeAsync((extension, new Microsoft.AspNetCore.Components.Web.MouseEventArgs())));

        await ClickAsync("[role=menu] [data-own-call]");

        await AsksAsync("is ringing. Call anyway?");
        _console.FindAll("[role=menu]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Transfer_FromThePalette_AsksForConfirmation()
    {
        await _host.TalkAsync(_host.Numbers[2]);
        await _console.InvokeAsync(_console.Instance.OpenPalette);
        await Eventually.HoldsAsync(async () =>
        {
            await _console.InvokeAsync(() => _console.Find("[data-palette]").Input($"transfer {_host.Numbers[2]} to {Target}"));
            return _console.FindAll("#palette-0").Count == 1;
        }, CommandHost.Bound, "the transfer is offered");
        await ClickAsync("#palette-0");

        await AsksAsync("is ringing. Transfer anyway?");
    }

    [Fact]
    public async Task Drop_OnARingingPhone_AsksForConfirmation()
    {
        var (call, version) = await _host.TalkAsync(_host.Numbers[2]);
        await _console.InvokeAsync(() => _console.Instance.DropAsync(call.Key, Key(_host.Numbers[2]), Key(Target), version));

        await AsksAsync("is ringing. Transfer anyway?");
    }

    [Fact]
    public async Task Call_BeforeAPhoneIsChosen_AsksWhichAndThenCalls()
    {
        await _console.InvokeAsync(() => _console.Instance.SetUserPhones([]));
        await _console.InvokeAsync(_console.Instance.OpenPalette);
        await _console.InvokeAsync(() => _console.Find("[data-palette]").Input($"call {_host.Numbers[3]}"));
        await _console.InvokeAsync(() => _console.Find("[data-palette]").KeyDown("Enter"));

        await _console.InvokeAsync(() => _console.Find("#own-phone").Input(Own));
        await _console.InvokeAsync(() => _console.Find(".supervisor-transfer form").Submit());

        await Eventually.HoldsAsync(() => _console.FindAll(".command-list [data-status=Observed]").Count == 1, CommandHost.Bound, "it is done");
        _console.FindAll(".supervisor-transfer").ShouldBeEmpty();
        (_host.CallOf(Own), _host.CallOf(_host.Numbers[3])).ShouldSatisfyAllConditions(c => c.Item1.ShouldNotBeNull(), c => c.Item2.ShouldNotBeNull());
    }

    private static string Key(string number) => ExtensionPresence.MakeKey("bucharest", number);

    private PresenceState State(string number) => _host.Board.Current.Extensions.GetAccount("bucharest")[Key(number)].Value.State;

    // On the renderer's dispatcher, because the page renders concurrently.
    private Task ClickAsync(string selector) => _console.InvokeAsync(() => _console.Find(selector).Click());

    private async Task AsksAsync(string words)
    {
        await Eventually.HoldsAsync(() => _console.FindAll("[role=alertdialog]").Count == 1, CommandHost.Bound, "it is asked");
        _console.Find("[role=alertdialog]").TextContent.ShouldContain(words);
        (await _host.ArrivedAsync()).ShouldBe(0);
    }
}
