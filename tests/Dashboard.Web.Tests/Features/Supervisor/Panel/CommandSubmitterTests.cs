using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Features.Supervisor.Panel;

public sealed class CommandSubmitterTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private static readonly AccessPrincipal Kim = Principal("kim");
    private readonly CommandFixture _fixture = new(options: new CommandOptions { PerMinute = 6000 });
    private readonly TaskCompletionSource<CommandResult> _pending = new();
    private CommandSubmitter _submitter;
    private int _renderings;

    public CommandSubmitterTests() => _submitter = new CommandSubmitter(_fixture.Service, _fixture.Time);

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Submit_Action_SendsItAndReturnsItsFinalState()
    {
        Confirm();

        var state = await EndAsync(SubmitAsync(HangUp));

        state!.Status.ShouldBe(CommandStatus.Observed);
        _fixture.Source.Sent.ShouldHaveSingleItem().Kind.ShouldBe(CommandKind.HangUp);
        _renderings.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Submit_WhileTheCommandIsUnderWay_RendersThePageRepeatedly()
    {
        _fixture.Source.Answer = (_, _) => _pending.Task;
        var submitted = SubmitAsync(HangUp);
        await FollowedAsync();
        _renderings.ShouldBe(1);

        _fixture.Time.Advance(TimeSpan.FromMilliseconds(200));
        await Eventually.HoldsAsync(() => _renderings == 2, Bound, "the page is rendered again");

        submitted.IsCompleted.ShouldBeFalse();
        _pending.SetResult(CommandResult.Refused("no"));
        (await EndAsync(submitted))!.Detail.ShouldBe("no");
    }

    [Fact]
    public async Task Submit_SecondPressWithinTwoSeconds_IsIgnored()
    {
        Refuse();
        await EndAsync(SubmitAsync(HangUp));
        _fixture.Time.Advance(Remaining(TimeSpan.FromSeconds(2)) - TimeSpan.FromTicks(1));
        (await SubmitAsync(HangUp)).ShouldBeNull();
        _fixture.Time.Advance(TimeSpan.FromTicks(1));

        (await EndAsync(SubmitAsync(HangUp))).ShouldNotBeNull();
        _fixture.Source.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Submit_SecondPressWhileTheCommandIsUnderWay_IsIgnored()
    {
        _fixture.Source.Answer = (_, _) => _pending.Task;
        _ = SubmitAsync(HangUp);
        await FollowedAsync();
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));

        (await SubmitAsync(HangUp)).ShouldBeNull();
        _fixture.Source.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_AnotherActionOfTheExtensionWithin700Milliseconds_IsIgnored()
    {
        Refuse();
        await EndAsync(SubmitAsync(HangUp));
        _fixture.Time.Advance(Remaining(TimeSpan.FromMilliseconds(700)) - TimeSpan.FromTicks(1));
        (await SubmitAsync(Hold)).ShouldBeNull();
        _fixture.Time.Advance(TimeSpan.FromTicks(1));

        (await EndAsync(SubmitAsync(Hold))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Submit_FollowUpCommand_IsSentWithoutADelay()
    {
        Refuse();
        await EndAsync(SubmitAsync(HangUp));
        var sent = _fixture.Time.GetUtcNow();

        (await EndAsync(SubmitAsync(Hold, byHand: false))).ShouldNotBeNull();

        (sent - Start).ShouldBeLessThan(TimeSpan.FromMilliseconds(700));
    }

    [Fact]
    public async Task Submit_ActionOfAnotherExtension_IsSentWithoutADelay()
    {
        Refuse();
        var first = SubmitAsync(HangUp);

        var second = SubmitAsync(DialFrom102);

        await EndAsync(first);
        (await EndAsync(second)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Submit_EveryCommand_HasTheIdOfThePage()
    {
        Refuse();
        var one = (await EndAsync(SubmitAsync(HangUp)))!.Request.ClientInstanceId;
        var two = (await EndAsync(SubmitAsync(Hold, byHand: false)))!.Request.ClientInstanceId;
        _submitter = new CommandSubmitter(_fixture.Service, _fixture.Time);
        var other = (await EndAsync(SubmitAsync(DialFrom102)))!.Request.ClientInstanceId;

        one.ShouldNotBeNull();
        (two, other == one).ShouldBe((one, false));
    }

    [Fact]
    public async Task Submit_ThrottledCommand_IsShownAsRefused()
    {
        await using var fixture = await new CommandFixture(options: new CommandOptions { PerMinute = 3 }).StartAsync();
        _submitter = new CommandSubmitter(fixture.Service, fixture.Time);
        await fixture.Service.SubmitAsync(fixture.Request(), Kim, "");

        var state = await _submitter.SubmitAsync(Hold, () => fixture.Request(CommandKind.Hold), Kim, "", RenderAsync);

        state!.Status.ShouldBe(CommandStatus.Refused);
        fixture.Service.Find(state.Request.Id, Kim).ShouldBeNull();
        _submitter.Shown(Kim).ShouldBe([state]);
        _renderings.ShouldBe(1);
        _submitter.Dismiss(state.Request.Id);
        _submitter.Shown(Kim).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shown_Commands_AreNewestFirstAndEndedOnesForThirtySeconds()
    {
        Refuse();
        var first = await EndAsync(SubmitAsync(HangUp));
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));
        _fixture.Source.Answer = (_, _) => _pending.Task;
        _ = SubmitAsync(DialFrom102);
        await FollowedAsync();

        _submitter.Shown(Kim).Select(c => c.Request.Kind).ShouldBe([CommandKind.Dial, CommandKind.HangUp]);
        _submitter.Shown(Principal("jane")).ShouldBeEmpty();
        _fixture.Time.Advance(first!.ChangedAt.AddSeconds(30) - TimeSpan.FromTicks(1) - _fixture.Time.GetUtcNow());
        _submitter.Shown(Kim).Count.ShouldBe(2);
        _fixture.Time.Advance(TimeSpan.FromTicks(1));
        _submitter.Shown(Kim).Select(c => c.Request.Kind).ShouldBe([CommandKind.Dial]);
        _fixture.Time.Advance(TimeSpan.FromMinutes(5));
        _submitter.Shown(Kim).Select(c => c.Request.Kind).ShouldBe([CommandKind.Dial], "it is under way");
    }

    [Fact]
    public async Task Dismiss_Command_RemovesItFromTheList()
    {
        Refuse();
        var state = await EndAsync(SubmitAsync(HangUp));

        _submitter.Dismiss(state!.Request.Id);

        _submitter.Shown(Kim).ShouldBeEmpty();
        _fixture.Service.Find(state.Request.Id, Kim).ShouldNotBeNull();
    }

    [Fact]
    public void Refuse_Command_IsShownWithItsReasonAndNeverSent()
    {
        var request = _fixture.Request();

        _submitter.Refuse(request, Kim, "The call has changed.");

        _submitter.Shown(Kim).ShouldBe([new CommandState(request, "kim", "kim", _fixture.Time.GetUtcNow(), CommandStatus.Refused, "The call has changed.", _fixture.Time.GetUtcNow())]);
        _fixture.Source.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resume_CommandOfAnEarlierPage_IsShownOnceAndFollowedToItsEnd()
    {
        _fixture.Source.Answer = (_, _) => _pending.Task;
        var request = _fixture.Request();
        await _fixture.Service.SubmitAsync(request, Kim, "");

        _submitter.Resume(request.Id, Kim, RenderAsync).ShouldBeTrue();
        _submitter.Resume(request.Id, Kim, RenderAsync).ShouldBeTrue();

        _submitter.Shown(Kim).Select(c => c.Request.Id).ShouldBe([request.Id]);
        _renderings.ShouldBe(1);
        _pending.SetResult(CommandResult.Refused("no"));
        await Eventually.HoldsAsync(() => _fixture.Service.Find(request.Id, Kim)!.IsOver, Bound, "the command ends");
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(200));
        await Eventually.HoldsAsync(() => _renderings == 2, Bound, "its end is rendered");
    }

    [Fact]
    public async Task Resume_UnknownCommandOrThatOfAnotherPrincipal_IsNotShown()
    {
        var request = _fixture.Request();
        await _fixture.Service.SubmitAsync(request, Kim, "");

        _submitter.Resume(Guid.NewGuid(), Kim, RenderAsync).ShouldBeFalse();
        _submitter.Resume(request.Id, Principal("jane"), RenderAsync).ShouldBeFalse();

        _submitter.Shown(Kim).ShouldBeEmpty();
    }

    private static DateTimeOffset Start => new ManualTimeProvider().GetUtcNow();

    private static CallAction HangUp => Action(CommandKind.HangUp);

    private static CallAction Hold => Action(CommandKind.Hold);

    private static CallAction DialFrom102 => new(CommandKind.Dial, "", CommandFixture.Extension("102", PresenceState.Idle)) { Target = "101" };

    private static CallAction Action(CommandKind kind) =>
        new(kind, "", CommandFixture.Extension("101", PresenceState.OnCall), CommandFixture.CallOf("c1", "101"));

    private static AccessPrincipal Principal(string name) => new(PrincipalKind.User, name, name, Role.Supervisor, TokenScopes.None, AccessLimits.None);

    private void Confirm() => _fixture.Source.Answer = (_, _) =>
    {
        _fixture.SeeNoCalls();
        return Task.FromResult(CommandResult.Accepted);
    };

    private void Refuse() => _fixture.Source.Answer = (_, _) => Task.FromResult(CommandResult.Refused("no"));

    private TimeSpan Remaining(TimeSpan sinceTheStart) => Start + sinceTheStart - _fixture.Time.GetUtcNow();

    private Task<CommandState?> SubmitAsync(CallAction action, bool byHand = true) =>
        _submitter.SubmitAsync(action, () => action.CreateRequest(_fixture.Store.Current.Version, null, null), Kim, "10.0.0.7", RenderAsync, byHand);

    private Task RenderAsync()
    {
        _renderings++;
        return Task.CompletedTask;
    }

    /// <summary>Waits until the submitter waits before it renders the command again.</summary>
    private Task FollowedAsync() => Eventually.HoldsAsync(() => _renderings > 0 && _fixture.Time.ArmedTimers > 0 && _fixture.Source.Sent.Count > 0, Bound, "the command is followed");

    private async Task<CommandState?> EndAsync(Task<CommandState?> submitted)
    {
        await Eventually.HoldsAsync(
            () =>
            {
                // The end is found at the next rendering, within 200 ms.
                if (!submitted.IsCompleted && _submitter.Shown(Kim).All(c => c.IsOver))
                {
                    _fixture.Time.Advance(TimeSpan.FromMilliseconds(200));
                }

                return submitted.IsCompleted;
            },
            Bound,
            "the command ends");
        return await submitted;
    }
}
