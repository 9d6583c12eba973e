using System.Net;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests the special cases of Telecom X's commands: toggles, the choice of the phone, and tokens.</summary>
public sealed class TelecomXCommandsTests : IDisposable
{
    private const string Phones = """{"total":3,"sipPhones":[{"_id":"p1","extension":"e201","status":{"online":false,"userAgent":"Yealink T46"}},{"_id":"p2","extension":"e201","status":{"online":true,"expires":60,"userAgent":"Mitel 6873i"}},{"_id":"p3","extension":"e202","status":{"online":true,"expires":60,"userAgent":"snom370"}}]}""";

    private readonly TelecomXFixture _fixture = new();

    public TelecomXCommandsTests()
    {
        _fixture.Serve("/pbx/sipphone", Phones);
        foreach (var action in new[] { "call", "hold", "unhold", "hangup" })
        {
            _fixture.Serve($"/pbx/app/action/{action}", """{"success":true}""");
        }
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(CommandKind.Hold, PresenceState.OnHold, "held already")]
    [InlineData(CommandKind.Resume, PresenceState.OnCall, "not held")]
    public async Task Toggle_ThatWouldDoTheOpposite_IsNotSent(CommandKind kind, PresenceState state, string told)
    {
        await _fixture.PollAsync("sipphones");
        var receipt = await SendAsync(kind, "201", state);

        (receipt.Answer, Actions().Count).ShouldBe((CommandOutcome.Refused, 0));
        receipt.Detail.ShouldContain(told);
    }

    [Fact]
    public async Task Hold_WithSeveralPhones_NamesTheOneThatIsOnline()
    {
        await _fixture.PollAsync("sipphones");
        (await SendAsync(CommandKind.Hold, "201", PresenceState.OnCall)).ShouldBe(CommandResult.Accepted);
        Actions().ShouldHaveSingleItem().ShouldBe("/pbx/app/action/hold?device=p2&target=pbx4.telecomx.dk%3A7&token=token-1");
    }

    [Fact]
    public async Task Hold_OnAMakeThatCannot_IsNotSent()
    {
        await _fixture.PollAsync("sipphones");
        var receipt = await SendAsync(CommandKind.Hold, "202", PresenceState.OnCall);
        (receipt.Answer, Actions().Count).ShouldBe((CommandOutcome.Refused, 0));
        receipt.Detail.ShouldContain("Mitel and Yealink");
    }

    [Fact]
    public async Task Dial_BeforeThePhonesAreKnown_IsNotSent()
    {
        var receipt = await SendAsync(CommandKind.Dial, "201", PresenceState.OnCall);
        (receipt.Answer, Actions().Count).ShouldBe((CommandOutcome.Refused, 0));
        receipt.Detail.ShouldContain("No SIP phone of 201");
    }

    [Fact]
    public async Task Answer_ThatSaysNo_IsRefused()
    {
        _fixture.Serve("/pbx/app/action/hangup", """{"success":false}""");
        (await SendAsync(CommandKind.HangUp, "201", PresenceState.OnCall)).Answer.ShouldBe(CommandOutcome.Refused);
    }

    [Fact]
    public async Task Command_WhereTheSignInWasRefused_DoesNotTryItAgain()
    {
        _fixture.SignIn = _ => ScriptedHandler.Status(HttpStatusCode.Forbidden);
        for (var i = 0; i < 3; i++)
        {
            (await SendAsync(CommandKind.HangUp, "201", PresenceState.OnCall)).Answer.ShouldBe(CommandOutcome.Refused);
        }

        _fixture.SignIns.ShouldBe(1, "each attempt would bring the login nearer to being locked");
        Actions().ShouldBeEmpty();
    }

    [Fact]
    public async Task Command_OfAnotherAccount_IsNotSent()
    {
        var call = Held(PresenceState.OnCall) with { Account = "melbourne" };
        var receipt = await _fixture.Account.Source.SendAsync(new CallCommand(CommandKind.HangUp, "201") { Call = call }, CancellationToken.None);
        (receipt.Answer, Actions().Count).ShouldBe((CommandOutcome.Refused, 0));
    }

    private List<string> Actions() => [.. _fixture.Handler.Requests.Select(r => r.PathAndQuery).Where(p => p.StartsWith("/pbx/app/action/", StringComparison.Ordinal))];

    private Task<CommandResult> SendAsync(CommandKind kind, string extension, PresenceState state) => _fixture.Account.Source.SendAsync(
        new CallCommand(kind, extension) { Call = kind == CommandKind.Dial ? null : Held(state), Target = "70305050" }, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

    private Call Held(PresenceState state) => new()
    {
        Key = "sydney/pbx4.telecomx.dk:7", Account = "sydney", VendorId = "pbx4.telecomx.dk:7", State = state, ObservedAt = _fixture.Account.Time.GetUtcNow(),
    };
}
