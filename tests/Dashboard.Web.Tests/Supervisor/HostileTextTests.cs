using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Commands;
using Dashboard.Web.Components.Supervisor;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>A caller chooses their own name. Whatever it is, it is a text.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Override = "\u202Egnikcah\u2069\u202E";
    private readonly DeskRig _rig = new();
    private readonly BunitContext _context = new();

    public HostileTextTests()
    {
        _context.Services.AddSingleton(new PolledAccounts([], _rig.Board, _rig.Time));
        _context.Services.AddSingleton(new AccessSettings());
        _context.Services.AddSingleton(new DayMemory(_rig.Now));
        _context.Services.AddSingleton(new BoardDirectory([], _rig.Board, _rig.Time, isDemo: true));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public static TheoryData<string> Texts => new("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&lt;b&gt;", Override, new string('w', 500), "👩🏽‍💻 Zoë 🇩🇰", "\uD83D", " ");

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void EveryPart_OfAHostileName_ShowsItAsText(string name)
    {
        _rig.See(_rig.Extension("101", name, PresenceState.OnCall, team: name) with { Party = name, App = name });
        _rig.See(_rig.CallOf("c1", "101", from: name) with { To = name });
        _rig.See(new Registration { Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = true, Address = name, UserAgent = name, ObservedAt = _rig.Now });
        var row = _rig.Moment.Extension("sydney/101")!;

        foreach (var part in new IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>[]
        {
            Cast(_context.Render<ExtensionPanel>(p => p.Add(e => e.Row, row).Add(e => e.Moment, _rig.Moment))),
            Cast(_context.Render<DeskMenu>(p => p.Add(m => m.Menu, new DeskMenuPlace(row, null, 1, 1)).Add(m => m.Moment, _rig.Moment))),
            Cast(_context.Render<CommandToasts>(p => p.Add(t => t.Commands, [Transfer(name)]).Add(t => t.Moment, _rig.Moment))),
            Cast(_context.Render<DeskBar>(p => p.Add(b => b.Moment, _rig.Moment).Add(b => b.View, new DeskView { Search = name }))),
        })
        {
            part.FindAll("script, img, b > b").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Words_WithANameThatTurnsTheLine_ShowWhatHidesInItAndKeepTheirOwnOrder()
    {
        _rig.See(_rig.Extension("101", Override, PresenceState.OnCall), _rig.Extension("102", "Jane"));
        _rig.See(_rig.CallOf("c1", "101", from: Override));

        var toast = CommandWords.What(Transfer("102").Request, _rig.Moment);
        var meaning = PaletteParser.Read("hang up 101", _rig.Moment).ShouldHaveSingleItem().Words;

        toast.ShouldBe("Transfer: \u2068[U+202E]gnikcah[U+2069][U+202E]\u2069 101 → Jane 102");
        foreach (var words in new[] { toast, meaning })
        {
            words.Count(c => c == '\u2068').ShouldBe(words.Count(c => c == '\u2069'), "each name is closed off");
            words.ShouldNotContain('\u202E');
        }
    }

    [Fact]
    public void Words_WithANameOfFiveHundredCharacters_AreASentenceStill() =>
        InLine.Of(string.Concat(Enumerable.Repeat("👩", 500))).ShouldBe($"\u2068{string.Concat(Enumerable.Repeat("👩", 60))}…\u2069");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void AName_ThatIsNone_IsItsNumber(string? name)
    {
        _rig.See(_rig.Extension("101", name!) with { Name = name });

        _context.Render<DeskMenu>(p => p.Add(m => m.Menu, new DeskMenuPlace(_rig.Moment.Extension("sydney/101")!, null, 1, 1)).Add(m => m.Moment, _rig.Moment))
            .Find("p bdi").TextContent.ShouldBe("101");
    }

    [Fact]
    public void ACaller_WhoIsWithheld_IsSaidToBe()
    {
        _rig.See(_rig.Extension("101", "Anna", PresenceState.Ringing));
        _rig.See(_rig.CallOf("c1", "101", PresenceState.Ringing) with { From = null, To = null, Legs = [new CallLeg { Id = "1", Extension = "sydney/101", State = PresenceState.Ringing }, new CallLeg { Id = "2", State = PresenceState.Ringing }] });

        var panel = _context.Render<ExtensionPanel>(p => p.Add(e => e.Row, _rig.Moment.Extension("sydney/101")!).Add(e => e.Moment, _rig.Moment));

        panel.Find(".panel-call > p").TextContent.ShouldContain("withheld → not told");
        panel.FindAll(".call-legs bdi").Select(b => b.TextContent).ShouldBe(["Anna 101", "withheld"]);
    }

    private static IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> Cast<T>(IRenderedComponent<T> part)
        where T : Microsoft.AspNetCore.Components.IComponent => (IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>)part;

    private CommandProgress Transfer(string target) => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = CommandKind.BlindTransfer, Account = DeskRig.Account, Extension = "101", Call = "c1", Target = target },
        "Anna", "1", _rig.Now, CommandStatus.Refused, target, _rig.Now);
}
