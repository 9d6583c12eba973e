using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandServiceTests : IAsyncLifetime
{
    private const string Address = "10.0.0.7";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private static readonly AccessPrincipal Kim = Principal("kim");
    private static readonly AccessPrincipal Jane = Principal("jane");
    private readonly TaskCompletionSource<CommandResult> _pending = new();
    private readonly CommandFixture _fixture = new(options: new CommandOptions { PerMinute = 6000 });

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Submit_CommandThatAPollConfirms_IsRequestedAtOnceAndThenObserved()
    {
        _fixture.Source.Answer = (_, _) => _pending.Task;
        var request = _fixture.Request();

        var submission = await SubmitAsync(request);
        (submission.Progress.Status, submission.IsAnother, submission.Throttle).ShouldBe((CommandStatus.Requested, false, null));
        _pending.SetResult(CommandResult.Accepted);
        await EndsAsync(request, CommandStatus.Accepted);
        _fixture.SeeNoCalls();

        (await EndsAsync(request, CommandStatus.Observed)).Detail.ShouldBe("");
        _fixture.Source.Sent.ShouldHaveSingleItem().Kind.ShouldBe(CommandKind.HangUp);
        await AuditedAsync("asked to hang up", "result of hang up");
    }

    [Fact]
    public async Task Submit_TheSameRequestAgain_ReturnsTheStateOfTheFirst()
    {
        _fixture.Source.Answer = (_, _) => _pending.Task;
        var request = _fixture.Request();
        await SubmitAsync(request);
        _pending.SetResult(CommandResult.Refused("no"));
        await EndsAsync(request, CommandStatus.Refused);

        var again = await SubmitAsync(request);

        (again.IsAnother, again.Progress.Status, again.Progress.Detail).ShouldBe((false, CommandStatus.Refused, "no"));
        _fixture.Source.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_AnotherRequestWithTheSameId_IsNotAccepted()
    {
        var request = _fixture.Request();
        await SubmitAsync(request);

        (await SubmitAsync(request with { Kind = CommandKind.Hold })).IsAnother.ShouldBeTrue();

        await Eventually.HoldsAsync(() => _fixture.Source.Sent.Count == 1, Bound, "the first is sent");
        _fixture.Source.Sent[0].Kind.ShouldBe(CommandKind.HangUp);
    }

    [Fact]
    public async Task Submit_TheSameIdOfAnotherPrincipal_IsACommandOfItsOwn()
    {
        var request = _fixture.Request();
        await SubmitAsync(request);

        _fixture.Service.Find(request.Id, Jane).ShouldBeNull();
        (await SubmitAsync(request, Jane)).IsAnother.ShouldBeFalse();
    }

    [Fact]
    public async Task Submit_CommandThatTheVendorRefuses_EndsWithItsReasonAndReleasesTheCall()
    {
        _fixture.Source.Answer = (_, _) => Task.FromResult(CommandResult.Refused("The line is busy."));
        var request = _fixture.Request();
        await SubmitAsync(request);

        (await EndsAsync(request, CommandStatus.Refused)).Detail.ShouldBe("The line is busy.");
        (await SubmitAsync(_fixture.Request(), Jane)).Progress.Status.ShouldBe(CommandStatus.Requested);
    }

    [Fact]
    public async Task Submit_InvalidCommand_IsRefusedAndNotSent()
    {
        var submission = await SubmitAsync(_fixture.Request() with { Call = "c9" });

        (submission.Progress.Status, submission.Progress.Detail).ShouldBe((CommandStatus.Refused, "That call is over."));
        _fixture.Source.Sent.ShouldBeEmpty();
        await AuditedAsync("was kept from hang up");
    }

    [Fact]
    public async Task Submit_CommandWithATextThatIsTooLong_IsRefusedAndStoredInPart()
    {
        var submission = await SubmitAsync(_fixture.Request() with { Reason = new string('x', CommandLimits.Reason + 1), Target = new string('1', CommandLimits.Number + 1) });

        submission.Progress.Status.ShouldBe(CommandStatus.Refused);
        submission.Progress.Detail.ShouldBe($"A number has at most {CommandLimits.Number} characters.");
        (submission.Progress.Request.Reason, submission.Progress.Request.Target!.Length).ShouldBe((null, CommandLimits.Number));
        _fixture.Source.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Submit_OnACallWithACommandOfAnotherUser_IsRefusedUntilThatEnds()
    {
        _fixture.Source.Answer = (_, _) => _pending.Task;
        var first = _fixture.Request();
        await SubmitAsync(first);

        var second = await SubmitAsync(_fixture.Request(CommandKind.Hold), Jane);
        second.Progress.Status.ShouldBe(CommandStatus.Refused);
        second.Progress.Detail.ShouldStartWith("kim sent “Hang up” for this call just now");
        _pending.SetResult(CommandResult.Refused("no"));
        await EndsAsync(first, CommandStatus.Refused);

        (await SubmitAsync(_fixture.Request(CommandKind.Hold), Jane)).Progress.Status.ShouldBe(CommandStatus.Requested);
    }

    [Fact]
    public async Task Submit_TargetInAnyNotation_IsSentAsDialled()
    {
        await SubmitAsync(_fixture.Request(CommandKind.Dial) with { Target = "(04) 1234-1234" });

        await Eventually.HoldsAsync(() => _fixture.Source.Sent.Count == 1, Bound, "it is sent");
        _fixture.Source.Sent[0].Target.ShouldBe("0412341234");
    }

    [Fact]
    public async Task Submit_MoreThanThePrincipalMay_IsThrottledAndNotStored()
    {
        await using var fixture = await new CommandFixture(options: new CommandOptions { PerMinute = 3 }).StartAsync();
        await fixture.Service.SubmitAsync(fixture.Request(), Kim, Address);
        var request = fixture.Request(CommandKind.Hold);

        var submission = await fixture.Service.SubmitAsync(request, Kim, Address);
        await fixture.Service.SubmitAsync(fixture.Request(CommandKind.Hold), Kim, Address);

        submission.Throttle.ShouldNotBeNull().Seconds.ShouldBe(20);
        (submission.Progress.Status, submission.Progress.Detail).ShouldBe((CommandStatus.Refused, submission.Throttle.Message));
        fixture.Service.Find(request.Id, Kim).ShouldBeNull();
        fixture.Audited.Count(l => l.Contains("was slowed down at", StringComparison.Ordinal)).ShouldBe(1, "only the first of consecutive refusals is audited");
        (await fixture.Service.SubmitAsync(fixture.Request(CommandKind.Dial) with { Target = "102" }, Jane, Address)).Throttle.ShouldBeNull();
        fixture.Time.Advance(TimeSpan.FromSeconds(20));
        (await fixture.Service.SubmitAsync(request, Kim, Address)).Throttle.ShouldBeNull("the id can be sent again");
    }

    [Fact]
    public async Task Submit_MoreThanTheAccountMay_IsThrottledOnlyWhenItIsValid()
    {
        for (var i = 0; i < _fixture.PolledAccount.RateLimiter.CommandsPerMinute / 3; i++)
        {
            (await SubmitAsync(_fixture.Request(CommandKind.Dial) with { Target = "102" })).Throttle.ShouldBeNull();
        }

        var valid = await SubmitAsync(_fixture.Request(CommandKind.Dial) with { Target = "102" }, Jane);
        var invalid = await SubmitAsync(_fixture.Request(CommandKind.Dial) with { Target = "102", Extension = "999" }, Jane);

        valid.Throttle.ShouldNotBeNull().Reason.ShouldStartWith("sydney accepts 60 commands a minute");
        (invalid.Throttle, invalid.Progress.Detail).ShouldBe((null, "There is no extension 999 in sydney."));
    }

    [Fact]
    public async Task Submit_CommandThatNoListCanConfirm_EndsAsAccepted()
    {
        var request = _fixture.Request(CommandKind.StartRecording);
        await SubmitAsync(request);

        var end = await EndsAsync(request, CommandStatus.Accepted);

        (end.IsOver, end.IsUnverifiable).ShouldBe((true, true));
        end.Detail.ShouldBe("The phone system accepted it. Its lists do not show whether it was done.");
    }

    [Fact]
    public async Task Submit_CommandThatNoListCanConfirmWithoutAResponse_EndsAsTimedOut()
    {
        _fixture.Source.Answer = (_, _) => Task.FromResult(new CommandResult(CommandOutcome.Unanswered, "No response."));
        var request = _fixture.Request(CommandKind.StartRecording);
        await SubmitAsync(request);

        (await EndsAsync(request, CommandStatus.TimedOut)).Detail.ShouldBe("No response.");
    }

    [Fact]
    public async Task Submit_CommandWithoutAResponse_IsConfirmedByAPollAllTheSame()
    {
        _fixture.Source.Answer = (_, _) =>
        {
            _fixture.SeeNoCalls();
            return Task.FromResult(new CommandResult(CommandOutcome.Unanswered, "No response."));
        };
        var request = _fixture.Request();
        await SubmitAsync(request);

        (await EndsAsync(request, CommandStatus.Observed)).Detail.ShouldBe("");
    }

    [Fact]
    public async Task Submit_CommandOnACallThatEnds_TimesOutAndSaysSo()
    {
        _fixture.Source.Answer = (_, _) =>
        {
            _fixture.SeeNoCalls();
            return Task.FromResult(CommandResult.Accepted);
        };
        var request = _fixture.Request(CommandKind.Hold);
        await SubmitAsync(request);
        await EndsAsync(request, CommandStatus.Accepted);
        // The time limit is set after the command was accepted.
        await Eventually.HoldsAsync(() => _fixture.Time.ArmedTimers >= 4, Bound, "the tracker waits");
        _fixture.Time.Advance(TimeSpan.FromSeconds(14));
        _fixture.SeeNoCalls();
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));

        (await EndsAsync(request, CommandStatus.TimedOut)).Detail.ShouldBe("No poll of the last 15 s showed that it was done. The call is over by now.");
    }

    [Fact]
    public async Task Submit_SourceThatThrows_EndsAsTimedOutAndReleasesTheCall()
    {
        _fixture.Source.Answer = (_, _) => throw new InvalidOperationException("defect");
        var request = _fixture.Request();
        await SubmitAsync(request);

        (await EndsAsync(request, CommandStatus.TimedOut)).Detail.ShouldStartWith("An error occurred on the server. Check the call before you try again: the command may have been executed.");
        (await SubmitAsync(_fixture.Request(), Jane)).Progress.Status.ShouldBe(CommandStatus.Requested);
    }

    [Fact]
    public async Task Stop_WhileACommandIsSent_WaitsThreeSecondsForItsResponse()
    {
        _fixture.Source.Answer = async (_, cancellationToken) => await _pending.Task.WaitAsync(cancellationToken);
        var request = _fixture.Request();
        await SubmitAsync(request);
        await Eventually.HoldsAsync(() => _fixture.Source.Sent.Count == 1, Bound, "it is sent");
        await Eventually.HoldsAsync(
            () =>
            {
                _fixture.Life.StopApplication();
                return _fixture.Time.ArmedTimers == 1;
            },
            Bound,
            "the time limit of the stop is armed");
        var stopped = _fixture.Service.StopAsync(CancellationToken.None);

        _fixture.Time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromTicks(1));
        stopped.IsCompleted.ShouldBeFalse();
        _fixture.Time.Advance(TimeSpan.FromTicks(1));
        await stopped.WaitAsync(Bound);

        (await EndsAsync(request, CommandStatus.TimedOut)).Detail.ShouldBe("The host was stopped before the command was confirmed.");
        await AuditedAsync("asked to hang up", "result of hang up");
    }

    [Fact]
    public async Task GetRecent_OfAPrincipal_ReturnsItsCommandsNewestFirst()
    {
        var first = _fixture.Request(CommandKind.Dial) with { Target = "102" };
        var second = _fixture.Request(CommandKind.Dial) with { Target = "102" };
        await SubmitAsync(first);
        await SubmitAsync(second);
        await SubmitAsync(_fixture.Request(CommandKind.Dial) with { Target = "102" }, Jane);

        _fixture.Service.GetRecent(Kim).Select(c => c.Request.Id).ShouldBe([second.Id, first.Id]);
    }

    private static AccessPrincipal Principal(string name) => new(PrincipalKind.User, name, name, Role.Supervisor, TokenScopes.None, AccessLimits.None);

    private Task<CommandSubmission> SubmitAsync(CommandRequest request, AccessPrincipal? principal = null) => _fixture.Service.SubmitAsync(request, principal ?? Kim, Address);

    private async Task<CommandState> EndsAsync(CommandRequest request, CommandStatus status)
    {
        await Eventually.HoldsAsync(() => _fixture.Service.Find(request.Id, Kim)?.Status == status, Bound, $"the command is {status}");
        return _fixture.Service.Find(request.Id, Kim)!;
    }

    private Task AuditedAsync(params string[] actions) => Eventually.HoldsAsync(
        () => _fixture.Audited.Count() == actions.Length && _fixture.Audited.Zip(actions).All(e => e.First.Contains(e.Second, StringComparison.Ordinal)), Bound, "the audit entries are written");
}
