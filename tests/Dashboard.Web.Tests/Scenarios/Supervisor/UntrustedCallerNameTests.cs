using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Commands;
using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Palette;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;
using Dashboard.Web.Security;
using Dashboard.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>Caller names are untrusted: they are always rendered as text.</summary>
public sealed class UntrustedCallerNameTests : IDisposable
{
    private const string Override = "\u202Egnikcah\u2069\u202E";
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    public UntrustedCallerNameTests()
    {
        _context.Services.AddSingleton(new PolledAccounts([], _fixture.Board, _fixture.Time));
        _context.Services.AddSingleton(new AccessOptions());
        _context.Services.AddSingleton(new ActivityHistory(_fixture.Now));
        _context.Services.AddSingleton(new BoardRegistry([], _fixture.Board, _fixture.Time, isDemo: true));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public static TheoryData<string> Texts => new("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&lt;b&gt;", Override, new string('w', 500), "👩🏽‍💻 Zoë 🇩🇰", "\uD83D", " ");

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void EveryPart_OfAHostileName_ShowsItAsText(string name)
    {
        _fixture.See(_fixture.Extension("101", name, PresenceState.OnCall, team: name) with { Party = name, App = name });
        _fixture.See(_fixture.CallOf("c1", "101", from: name) with { To = name });
        _fixture.See(new Registration { Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = true, Address = name, UserAgent = name, ObservedAt = _fixture.Now });
        var row = _fixture.Snapshot.Extension("sydney/101")!;

        foreach (var part in new IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>[]
        {
            Cast(_context.Render<ExtensionPanel>(p => p.Add(e => e.Row, row).Add(e => e.Snapshot, _fixture.Snapshot))),
            Cast(_context.Render<ContextMenu>(p => p.Add(m => m.Menu, new ContextMenuPosition(row, null, 1, 1)).Add(m => m.Snapshot, _fixture.Snapshot))),
            Cast(_context.Render<CommandToasts>(p => p.Add(t => t.Commands, [Transfer(name)]).Add(t => t.Snapshot, _fixture.Snapshot))),
            Cast(_context.Render<Toolbar>(p => p.Add(b => b.Snapshot, _fixture.Snapshot).Add(b => b.View, new SupervisorViewState { Search = name }))),
        })
        {
            part.FindAll("script, img, b > b").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Words_WithANameThatTurnsTheLine_ShowWhatHidesInItAndKeepTheirOwnOrder()
    {
        _fixture.See(_fixture.Extension("101", Override, PresenceState.OnCall), _fixture.Extension("102", "Jane"));
        _fixture.See(_fixture.CallOf("c1", "101", from: Override));

        var toast = CommandFormatter.DescribeRequest(Transfer("102").Request, _fixture.Snapshot);
        var meaning = PaletteParser.Parse("hang up 101", _fixture.Snapshot).ShouldHaveSingleItem().Title;

        toast.ShouldBe("Transfer: \u2068[U+202E]gnikcah[U+2069][U+202E]\u2069 101 → Jane 102");
        foreach (var words in new[] { toast, meaning })
        {
            words.Count(c => c == '\u2068').ShouldBe(words.Count(c => c == '\u2069'), "each name is closed off");
            words.ShouldNotContain('\u202E');
        }
    }

    [Fact]
    public void Words_WithANameOfFiveHundredCharacters_AreASentenceStill() =>
        InlineText.Isolate(string.Concat(Enumerable.Repeat("👩", 500))).ShouldBe($"\u2068{string.Concat(Enumerable.Repeat("👩", 60))}…\u2069");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void AName_ThatIsNone_IsItsNumber(string? name)
    {
        _fixture.See(_fixture.Extension("101", name!) with { Name = name });

        _context.Render<ContextMenu>(p => p.Add(m => m.Menu, new ContextMenuPosition(_fixture.Snapshot.Extension("sydney/101")!, null, 1, 1)).Add(m => m.Snapshot, _fixture.Snapshot))
            .Find("p bdi").TextContent.ShouldBe("101");
    }

    [Fact]
    public void ACaller_WhoIsWithheld_IsSaidToBe()
    {
        _fixture.See(_fixture.Extension("101", "Anna", PresenceState.Ringing));
        _fixture.See(_fixture.CallOf("c1", "101", PresenceState.Ringing) with { From = null, To = null, Legs = [new CallLeg { Id = "1", Extension = "sydney/101", State = PresenceState.Ringing }, new CallLeg { Id = "2", State = PresenceState.Ringing }] });

        var panel = _context.Render<ExtensionPanel>(p => p.Add(e => e.Row, _fixture.Snapshot.Extension("sydney/101")!).Add(e => e.Snapshot, _fixture.Snapshot));

        panel.Find(".panel-call > p").TextContent.ShouldContain("withheld → not reported");
        panel.FindAll(".call-legs bdi").Select(b => b.TextContent).ShouldBe(["Anna 101", "withheld"]);
    }

    private static IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> Cast<T>(IRenderedComponent<T> part)
        where T : Microsoft.AspNetCore.Components.IComponent => (IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>)part;

    private CommandState Transfer(string target) => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = CommandKind.BlindTransfer, Account = SupervisorFixture.Account, Extension = "101", Call = "c1", Target = target },
        "Anna", "1", _fixture.Now, CommandStatus.Refused, target, _fixture.Now);
}
