using Dashboard.Presence;
using Dashboard.Web.Commands;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>Asking first from the page to the simulated phone systems and back, seen in their polls.</summary>
public sealed class AskHostTests(AskHost host) : IClassFixture<AskHost>
{
    [Theory]
    [InlineData("telecomx", "copenhagen")]
    [InlineData("vonage", "montreal")]
    public async Task TwoCalls_AskedAndTransferred_AreOneCallAtWhoWasAsked(string vendor, string account)
    {
        var (page, row, target) = await AskedAsync(vendor, account, 0);
        var shown = Shown(page, row)!;
        (shown.Caller, shown.State).ShouldBe((AskRig.Caller, PresenceState.OnCall));
        shown.NotYet.ShouldBeNull();

        // As after a reload: another page, which remembers nothing, offers the same.
        AskShown.Of(row, null, [], host.Moment)!.Actions.Select(a => a.Key).ShouldBe(shown.Actions.Select(a => a.Key));

        await page.JoinAsync(shown.Actions[0], host.Board.Current.Version);
        page.All.ShouldBeEmpty();
        host.Mine[0].ShouldSatisfyAllConditions(c => c.Request.Kind.ShouldBe(CommandKind.AttendedTransfer), c => c.Status.ShouldBe(CommandStatus.Observed), c => c.Request.SeenVersion.ShouldNotBeNull());
        host.Moment.CallsOf(host.Row(account, row.Number)).ShouldBeEmpty();
        host.Moment.CallsOf(host.Row(account, target)).ShouldHaveSingleItem().From.ShouldBe(AskRig.Caller);
    }

    [Theory]
    [InlineData("telecomx", "copenhagen")]
    [InlineData("vonage", "montreal")]
    public async Task TwoCalls_TakenBack_AreTheFirstAgain(string vendor, string account)
    {
        var (page, row, target) = await AskedAsync(vendor, account, 2);

        await page.TakeBackAsync(Shown(page, row)!.Actions[1], host.Board.Current.Version);
        page.All.ShouldBeEmpty();
        host.Mine.Take(2).Select(c => (c.Request.Kind, c.Status)).ShouldBe([(CommandKind.Resume, CommandStatus.Observed), (CommandKind.HangUp, CommandStatus.Observed)]);
        host.Moment.CallsOf(host.Row(account, row.Number)).ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnCall);
        host.Moment.CallsOf(host.Row(account, target)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OneRequest_GivenAwayAtTheTelephone_IsObservedOnlyThen()
    {
        var (number, target) = (Numbers("sydney")[0], Numbers("sydney")[1]);
        var row = await host.TalkAsync("jingl", "sydney", number);
        var asked = AskAsync(row, target);
        await AskHost.SeeAsync(() => AskShown.Of(host.Row("sydney", number), null, host.Mine, host.Moment)?.State == PresenceState.Ringing, "they are asked");
        await host.ControlAsync("jingl", "answer", new { extension = target });
        await AskHost.SeeAsync(() => host.Row("sydney", target).State == PresenceState.OnCall, "they speak");
        asked.IsCompleted.ShouldBeFalse("nothing is given away yet");

        await host.ControlAsync("jingl", "hangup", new { extension = number });
        (await asked)!.Status.ShouldBe(CommandStatus.Observed);
        host.Row("sydney", target).Party.ShouldBe(AskRig.Caller);
    }

    [Fact]
    public async Task OneRequest_NotTakenByWhoWasAsked_IsNotTakenForDone()
    {
        var (number, target) = (Numbers("sydney")[2], Numbers("sydney")[3]);
        var row = await host.TalkAsync("jingl", "sydney", number);
        var asked = AskAsync(row, target);
        await AskHost.SeeAsync(() => host.Row("sydney", target).State == PresenceState.Ringing, "they are called");
        await host.ControlAsync("jingl", "hangup", new { extension = target });

        var end = (await asked)!;
        end.Status.ShouldBe(CommandStatus.TimedOut);
        end.Detail.ShouldStartWith("They were asked, and no poll showed that the call was given to them.");
        AskShown.Of(host.Row("sydney", number), null, host.Mine, host.Moment).ShouldBeNull();
    }

    [Fact]
    public async Task Recording_WhichNoListShows_EndsAsAcceptedAndNotAsFailed()
    {
        var number = Numbers("bucharest")[0];
        var row = await host.TalkAsync("voipnow", "bucharest", number);
        var action = DeskAction.Of(row, host.Moment).Single(a => a.Kind == CommandKind.StartRecording);

        var end = (await host.SendAsync(action, null, host.Board.Current.Version))!;
        (end.Status, end.IsUnseeable, end.IsOver).ShouldBe((CommandStatus.Accepted, true, true));
        CommandWords.Of(end).ShouldBe("Accepted, cannot be seen");
    }

    private Task<CommandProgress?> AskAsync(ExtensionPresence row, string target) =>
        host.SendAsync(DeskAction.Of(row, host.Moment).Single(a => a.Kind == CommandKind.AttendedTransfer), target, host.Board.Current.Version);

    private async Task<(AskDesk Page, ExtensionPresence Row, string Target)> AskedAsync(string vendor, string account, int at)
    {
        // Of the phones some cannot hold: who asks has one that can.
        var able = host.Moment.Registrations.Where(r => r.Account == account && r.Registered && (r.UserAgent is null || r.UserAgent.StartsWith("Yealink", StringComparison.Ordinal) || r.UserAgent.StartsWith("Mitel", StringComparison.Ordinal)))
            .Select(r => r.Extension).ToHashSet();
        var numbers = Numbers(account);
        var number = numbers.Where(n => able.Contains($"{account}/{n}")).ElementAt(at / 2);
        var target = numbers.Where(n => n != number && host.Row(account, n).State == PresenceState.Idle).ElementAt(^1);
        var row = await host.TalkAsync(vendor, account, number);
        var page = host.Page();
        await page.StartAsync(DeskAction.Of(row, host.Moment).Single(a => a.Step == DeskStep.AskFirst), target, host.Board.Current.Version);
        page.All[row.Key].ShouldSatisfyAllConditions(a => a.Stage.ShouldBe(AskStage.Asking, a.Says), a => a.Second.ShouldNotBeNull());
        Shown(page, row)!.NotYet.ShouldNotBeNull("it rings");
        await host.ControlAsync(vendor, "answer", new { extension = target });
        await AskHost.SeeAsync(() => Shown(page, row) is { NotYet: null }, "they speak");
        return (page, host.Row(account, number), target);
    }

    private AskShown? Shown(AskDesk page, ExtensionPresence row)
    {
        page.See(host.Moment);
        return AskShown.Of(row, page.All.GetValueOrDefault(row.Key), [], host.Moment);
    }

    private List<string> Numbers(string account) => [.. host.Moment.Extensions.Where(e => e.Account == account && e.State != PresenceState.Offline).Select(e => e.Number).Order(StringComparer.Ordinal)];
}
