using System.Net;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

/// <summary>Tests that the handset is read once before a command, and that the command is refused when the handset is in another call.</summary>
public sealed class JinglCommandsTests
{
    private string _row = JinglAccount.Row("101", "OnCall", "Outbound", 21, "0412341234");
    private HttpStatusCode _put = HttpStatusCode.OK;

    [Fact]
    public async Task Transfer_OfTheCallThatIsMeant_LooksOnceAndSendsOnce()
    {
        using var account = Open(out var handler);
        var call = await CallAsync(account);
        var before = handler.Requests.Count;
        (await account.Source.SendAsync(Transfer(call), CancellationToken.None)).ShouldBe(CommandResult.Accepted);

        var sent = handler.Requests.Skip(before).Select(r => $"{r.Method} {r.PathAndQuery}");
        sent.ShouldBe(["GET /api/handsetstatus/101", "PUT /api/handset/101?calltransferblind=102"]);
    }

    [Theory]
    [InlineData("OnCall", "Outbound", 21, "0499999999", "OnCall")]
    [InlineData("OnCall", "Inbound", 21, "0412341234", "Inbound")]
    [InlineData("OnHold", "Outbound", 21, "0412341234", "OnHold")]
    [InlineData("Ringing", "Inbound", 0, "0412341234", "Ringing")]
    [InlineData("OnCall", "Outbound", 300, "0412341234", "OnCall")]
    [InlineData("Idle", "Unknown", 0, "", "Idle")]
    public async Task Transfer_WhereTheCallHasChanged_IsRefusedWithWhatItIsNow(string state, string direction, int seconds, string party, string told)
    {
        using var account = Open(out var handler);
        var call = await CallAsync(account);
        _row = JinglAccount.Row("101", state, direction, seconds, party);
        var receipt = await account.Source.SendAsync(Transfer(call), CancellationToken.None);

        receipt.Answer.ShouldBe(CommandOutcome.Refused);
        receipt.Detail.ShouldContain("has changed");
        receipt.Detail.ShouldContain(told);
        handler.Requests.ShouldNotContain(r => r.Method == HttpMethod.Put);
    }

    [Fact]
    public async Task Command_AfterTheSignInWasRefused_IsNotSentUntilAPollIsAnswered()
    {
        using var account = Open(out var handler);
        var call = await CallAsync(account);
        _put = HttpStatusCode.Unauthorized;
        (await account.Source.SendAsync(Transfer(call), CancellationToken.None)).Answer.ShouldBe(CommandOutcome.Refused);
        var sent = handler.Requests.Count;
        (await account.Source.SendAsync(Transfer(call), CancellationToken.None)).Answer.ShouldBe(CommandOutcome.Refused);
        handler.Requests.Count.ShouldBe(sent, "a wrong password is not tried again");

        _put = HttpStatusCode.OK;
        await CallAsync(account);
        (await account.Source.SendAsync(Transfer(call), CancellationToken.None)).ShouldBe(CommandResult.Accepted);
    }

    [Fact]
    public async Task Command_CalledOffWhileItWaits_MayHaveBeenDone()
    {
        using var stop = new CancellationTokenSource();
        using var account = JinglAccount.Open(new ScriptedHandler(async (_, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return ScriptedHandler.Json("[]");
        }));
        var receipt = await account.Source.SendAsync(new CallCommand(CommandKind.Dial, "101") { Target = "0412341234" }, stop.Token).WaitAsync(TimeSpan.FromSeconds(20));

        receipt.Answer.ShouldBe(CommandOutcome.Unanswered);
        receipt.Detail.ShouldContain("called off");
    }

    private OpenedAccount Open(out ScriptedHandler handler)
    {
        handler = new ScriptedHandler(r => r.Method == HttpMethod.Put ? ScriptedHandler.Status(_put)
            : ScriptedHandler.Json(r.PathAndQuery.Contains("/101", StringComparison.Ordinal) ? _row : $"[{_row}]"));
        return JinglAccount.Open(handler);
    }

    private static async Task<Call> CallAsync(OpenedAccount account) => (await account.PollAsync(JinglAccount.Endpoint)).Calls!.Rows.Single();

    private static CallCommand Transfer(Call call) => new(CommandKind.BlindTransfer, "101") { Call = call, Target = "102" };
}
