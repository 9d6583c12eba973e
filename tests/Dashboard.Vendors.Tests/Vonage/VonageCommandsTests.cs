using System.Net;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Vonage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>
/// Tests what the shared contract tests do not cover: a single leg, the documented notation of numbers, and an exhausted request budget.
/// </summary>
public sealed class VonageCommandsTests : IDisposable
{
    private static readonly Dictionary<string, string?> Keys = new()
    {
        ["BaseAddress"] = "https://vonage.example/v3", ["TokenAddress"] = "https://vonage.example/token", ["Username"] = "board", ["Password"] = "geheim",
        ["ClientId"] = "client", ["ClientSecret"] = "streng",
    };

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedHandler _handler = new(r => r.PathAndQuery == "/token" ? ScriptedHandler.Json("""{"access_token":"abc","expires_in":86400}""")
        : r.Method == HttpMethod.Post ? ScriptedHandler.Status(HttpStatusCode.Accepted, "Accepted") : ScriptedHandler.Status(HttpStatusCode.NoContent));

    public void Dispose() => _handler.Dispose();

    [Fact]
    public async Task HangUp_OfOneLeg_DeletesTheLeg()
    {
        (await SendAsync(new CallCommand(CommandKind.HangUp, "1234") { Call = ACall("leg-of-1234"), Leg = ACall("leg-of-1234").Legs[0] })).ShouldBe(CommandResult.Accepted);
        Sent().ShouldHaveSingleItem().ShouldBe("DELETE /v3/cc/accounts/self/calls/call-1/legs/leg-of-1234 ");
    }

    [Fact]
    public async Task HangUp_OfALegThatIsNotInTheCall_IsNotSent()
    {
        (await SendAsync(new CallCommand(CommandKind.HangUp, "1234") { Call = ACall("leg-of-1234"), Leg = ACall("another").Legs[0] })).Answer.ShouldBe(CommandOutcome.Refused);
        Sent().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("from")]
    [InlineData("to")]
    public async Task Hold_OfALegThatWeNumbered_IsNotSent(string id)
    {
        (await SendAsync(new CallCommand(CommandKind.Hold, "1234") { Call = ACall(id) })).Answer.ShouldBe(CommandOutcome.Refused);
        Sent().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1234567890", "1234567890", "pstn")]
    [InlineData("0412341234", "\"0412341234\"", "pstn")]
    [InlineData("+14155550100", "\"+14155550100\"", "pstn")]
    [InlineData("*98", "\"*98\"", "feature_code")]
    [InlineData("1235", "1235", "extension")]
    public async Task Dial_ToANumber_WritesItAsThePageDoesUnlessSomethingWouldBeLost(string target, string written, string type)
    {
        (await SendAsync(new CallCommand(CommandKind.Dial, "1234") { Target = target })).ShouldBe(CommandResult.Accepted);
        Sent().ShouldHaveSingleItem().ShouldBe("POST /v3/cc/accounts/self/calls "
            + $$"""{"from":{"destination":1234,"type":"extension"},"to":{"destination":{{written}},"type":"{{type}}"}""" + ",\"type\":\"click2dial\"}");
    }

    [Fact]
    public async Task Dial_OfAnExtensionWhoseDeviceToRingIsNamed_NamesTheDevice()
    {
        var directory = new AccountDirectory([new DirectoryEntry("1234", null, null, ["00:11:22:33:44:55", "79-5C-7D-28-1B-B3"]) { Ring = "795c7d281bb3" }]);

        (await SendAsync(new CallCommand(CommandKind.Dial, "1234") { Target = "1235" }, directory: directory)).ShouldBe(CommandResult.Accepted);

        Sent().ShouldHaveSingleItem().ShouldContain("""{"from":{"destination":"79-5C-7D-28-1B-B3","type":"device"},"to":{"destination":1235,"type":"extension"}""");
    }

    [Fact]
    public async Task Command_WhereTheBudgetIsUsedUp_GivesUpWithinSeconds()
    {
        var send = SendAsync(new CallCommand(CommandKind.Dial, "1234") { Target = "1235" }, token => new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, _time, token)));
        await Eventually.HoldsAsync(() => _time.ArmedTimers > 0, TimeSpan.FromSeconds(10), "it waits for the budget");
        _time.Advance(TimeSpan.FromSeconds(3));
        var receipt = await send.WaitAsync(TimeSpan.FromSeconds(10));

        receipt.Answer.ShouldBe(CommandOutcome.Refused);
        receipt.Detail.ShouldContain("budget of requests is used up");
        Sent().ShouldBeEmpty();
    }

    private List<string> Sent() => [.. _handler.Requests.Where(r => r.PathAndQuery != "/token").Select(r => $"{r.Method} {r.PathAndQuery} {r.Body}")];

    private async Task<CommandResult> SendAsync(CallCommand command, Func<CancellationToken, ValueTask>? take = null, AccountDirectory? directory = null)
    {
        using var source = new VonageVendor().Open(OpenedAccount.Section(Keys), new AccountContext
        {
            Id = "sydney", Extensions = ["1234", "1235"], Time = _time, Handler = _handler, Log = NullLogger.Instance,
            Directory = directory ?? AccountDirectory.Empty,
            AcquireCommand = take ?? (_ => ValueTask.CompletedTask),
        });
        return await source.SendAsync(command, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private Call ACall(string leg) => new()
    {
        Key = "sydney/call-1", Account = "sydney", VendorId = "call-1", State = PresenceState.OnCall, ObservedAt = _time.GetUtcNow(),
        Legs = [new CallLeg { Id = leg, Extension = "sydney/1234", State = PresenceState.OnCall }],
    };
}
