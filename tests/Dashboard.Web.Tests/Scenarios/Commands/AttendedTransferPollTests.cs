using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Transfers;

namespace Dashboard.Web.Tests.Scenarios.Commands;

/// <summary>Attended transfers from the page to the simulated phone systems and back, confirmed by polls.</summary>
public sealed class AttendedTransferPollTests(AttendedTransferHost host) : IClassFixture<AttendedTransferHost>
{
    [Theory]
    [InlineData("telecomx", "copenhagen")]
    [InlineData("vonage", "montreal")]
    public async Task Transfer_AfterAConsultation_LeavesOneCallAtTheConsultedParty(string vendor, string account)
    {
        var (page, row, target) = await AskedAsync(vendor, account, 0);
        var shown = Shown(page, row)!;
        (shown.Caller, shown.State).ShouldBe((AttendedTransferFixture.Caller, PresenceState.OnCall));
        shown.NotYet.ShouldBeNull();

        // A page without its own transfer, as after a reload, offers the same actions.
        AttendedTransferView.Create(row, null, [], host.Snapshot)!.Actions.Select(a => a.Key).ShouldBe(shown.Actions.Select(a => a.Key));

        await page.JoinAsync(shown.Actions[0], host.Board.Current.Version);
        page.All.ShouldBeEmpty();
        host.Mine[0].ShouldSatisfyAllConditions(c => c.Request.Kind.ShouldBe(CommandKind.AttendedTransfer), c => c.Status.ShouldBe(CommandStatus.Observed), c => c.Request.SeenVersion.ShouldNotBeNull());
        host.Snapshot.CallsOf(host.Row(account, row.Number)).ShouldBeEmpty();
        host.Snapshot.CallsOf(host.Row(account, target)).ShouldHaveSingleItem().From.ShouldBe(AttendedTransferFixture.Caller);
    }

    [Theory]
    [InlineData("telecomx", "copenhagen")]
    [InlineData("vonage", "montreal")]
    public async Task TwoCalls_TakenBack_AreTheFirstAgain(string vendor, string account)
    {
        var (page, row, target) = await AskedAsync(vendor, account, 2);

        await page.ReturnToCallerAsync(Shown(page, row)!.Actions[1], host.Board.Current.Version);
        page.All.ShouldBeEmpty();
        host.Mine.Take(2).Select(c => (c.Request.Kind, c.Status)).ShouldBe([(CommandKind.Resume, CommandStatus.Observed), (CommandKind.HangUp, CommandStatus.Observed)]);
        host.Snapshot.CallsOf(host.Row(account, row.Number)).ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnCall);
        host.Snapshot.CallsOf(host.Row(account, target)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OneRequest_GivenAwayAtTheTelephone_IsObservedOnlyThen()
    {
        var (number, target) = (Numbers("sydney")[0], Numbers("sydney")[1]);
        var row = await host.TalkAsync("jingl", "sydney", number);
        var asked = AskAsync(row, target);
        await AttendedTransferHost.SeeAsync(() => AttendedTransferView.Create(host.Row("sydney", number), null, host.Mine, host.Snapshot)?.State == PresenceState.Ringing, "they are asked");
        await host.ControlAsync("jingl", "answer", new { extension = target });
        await AttendedTransferHost.SeeAsync(() => host.Row("sydney", target).State == PresenceState.OnCall, "they speak");
        asked.IsCompleted.ShouldBeFalse("nothing is given away yet");

        await host.ControlAsync("jingl", "hangup", new { extension = number });
        (await asked)!.Status.ShouldBe(CommandStatus.Observed);
        host.Row("sydney", target).Party.ShouldBe(AttendedTransferFixture.Caller);
    }

    [Fact]
    public async Task Transfer_ByOneRequestWithoutAnAnswer_IsNotConfirmed()
    {
        var (number, target) = (Numbers("sydney")[2], Numbers("sydney")[3]);
        var row = await host.TalkAsync("jingl", "sydney", number);
        var asked = AskAsync(row, target);
        await AttendedTransferHost.SeeAsync(() => host.Row("sydney", target).State == PresenceState.Ringing, "they are called");
        await host.ControlAsync("jingl", "hangup", new { extension = target });

        var end = (await asked)!;
        end.Status.ShouldBe(CommandStatus.TimedOut);
        end.Detail.ShouldStartWith("The consultation call ended, and no poll showed that the call was transferred.");
        AttendedTransferView.Create(host.Row("sydney", number), null, host.Mine, host.Snapshot).ShouldBeNull();
    }

    [Fact]
    public async Task Recording_WhichNoListShows_EndsAsAcceptedAndNotAsFailed()
    {
        var number = Numbers("bucharest")[0];
        var row = await host.TalkAsync("voipnow", "bucharest", number);
        var action = CallAction.GetAvailable(row, host.Snapshot).Single(a => a.Kind == CommandKind.StartRecording);

        var end = (await host.SendAsync(action, null, host.Board.Current.Version))!;
        (end.Status, end.IsUnverifiable, end.IsOver).ShouldBe((CommandStatus.Accepted, true, true));
        CommandFormatter.Format(end).ShouldBe("Accepted, cannot be confirmed");
    }

    private Task<CommandState?> AskAsync(ExtensionPresence row, string target) =>
        host.SendAsync(CallAction.GetAvailable(row, host.Snapshot).Single(a => a.Kind == CommandKind.AttendedTransfer), target, host.Board.Current.Version);

    private async Task<(AttendedTransferService Page, ExtensionPresence Row, string Target)> AskedAsync(string vendor, string account, int at)
    {
        // Not every phone can hold, so one that can is chosen for the transferring extension.
        var able = host.Snapshot.Registrations.Where(r => r.Account == account && r.Registered && (r.UserAgent is null || r.UserAgent.StartsWith("Yealink", StringComparison.Ordinal) || r.UserAgent.StartsWith("Mitel", StringComparison.Ordinal)))
            .Select(r => r.Extension).ToHashSet();
        var numbers = Numbers(account);
        var number = numbers.Where(n => able.Contains($"{account}/{n}")).ElementAt(at / 2);
        var target = numbers.Where(n => n != number && host.Row(account, n).State == PresenceState.Idle).ElementAt(^1);
        var row = await host.TalkAsync(vendor, account, number);
        var page = host.Page();
        await page.StartAsync(CallAction.GetAvailable(row, host.Snapshot).Single(a => a.Step == CallActionStep.Consult), target, host.Board.Current.Version);
        page.All[row.Key].ShouldSatisfyAllConditions(a => a.Stage.ShouldBe(AttendedTransferStage.Consulting, a.Status), a => a.ConsultationCall.ShouldNotBeNull());
        Shown(page, row)!.NotYet.ShouldNotBeNull("it rings");
        await host.ControlAsync(vendor, "answer", new { extension = target });
        await AttendedTransferHost.SeeAsync(() => Shown(page, row) is { NotYet: null }, "they speak");
        return (page, host.Row(account, number), target);
    }

    private AttendedTransferView? Shown(AttendedTransferService page, ExtensionPresence row)
    {
        page.Refresh(host.Snapshot);
        return AttendedTransferView.Create(row, page.All.GetValueOrDefault(row.Key), [], host.Snapshot);
    }

    private List<string> Numbers(string account) => [.. host.Snapshot.Extensions.Where(e => e.Account == account && e.State != PresenceState.Offline).Select(e => e.Number).Order(StringComparer.Ordinal)];
}
