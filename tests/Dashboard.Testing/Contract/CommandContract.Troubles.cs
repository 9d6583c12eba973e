using System.Text;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Simulator.Faults;

namespace Dashboard.Testing.Contract;

public abstract partial class CommandContract
{
    private static readonly Dictionary<string, (Fault Fault, CommandOutcome Answer)> Trouble = new()
    {
        ["302"] = (Answering(302), CommandOutcome.Refused),
        ["400"] = (Answering(400), CommandOutcome.Refused),
        ["401"] = (Answering(401), CommandOutcome.Refused),
        ["403"] = (Answering(403), CommandOutcome.Refused),
        ["404"] = (Answering(404), CommandOutcome.Refused),
        ["405"] = (Answering(405), CommandOutcome.Refused),
        ["406"] = (Answering(406), CommandOutcome.Refused),
        ["409"] = (Answering(409), CommandOutcome.Refused),
        ["422"] = (Answering(422), CommandOutcome.Refused),
        ["429"] = (Answering(429), CommandOutcome.Refused),
        ["500"] = (Answering(500), CommandOutcome.Unanswered),
        ["502"] = (Answering(502), CommandOutcome.Unanswered),
        ["503"] = (Answering(503), CommandOutcome.Unanswered),
        ["no answer"] = (Commanded(FaultKind.Hang), CommandOutcome.Unanswered),
        ["reset"] = (Commanded(FaultKind.Reset), CommandOutcome.Unanswered),
        ["reset in mid-body"] = (Commanded(FaultKind.ResetMidBody), CommandOutcome.Unanswered),
        ["truncated"] = (Commanded(FaultKind.Truncate), CommandOutcome.Unanswered),
        ["empty body"] = (Commanded(FaultKind.Empty), CommandOutcome.Unanswered),
        ["a web page"] = (Commanded(FaultKind.Html), CommandOutcome.Unanswered),
        ["a body too large"] = (Commanded(FaultKind.Oversize), CommandOutcome.Unanswered),
    };

    /// <summary>The faults that a command may meet.</summary>
    public static TheoryData<string> Troubles => [.. Trouble.Keys];

    /// <summary>A failed command is sent only once, and its result explains the outcome and what to do.</summary>
    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Command_InTrouble_IsSentOnceAndSaysWhatBecameOfIt(string trouble)
    {
        var (fault, expected) = Trouble[trouble];
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        await vendor.SetAsync(fault);
        var receipt = await vendor.SendAsync(scene.Command);
        await vendor.ClearAsync();
        await vendor.Driver.RunForAsync(ForEveryPoll);

        (await vendor.CommandedAsync()).Count.ShouldBe(1, receipt.ToString());
        if (AnswersWithoutBody && trouble is "truncated" or "empty body" or "reset in mid-body")
        {
            // If no body is expected, cutting it has no effect.
            receipt.Answer.ShouldNotBe(CommandOutcome.Refused);
        }
        else
        {
            receipt.Answer.ShouldBe(expected, receipt.Detail);
            receipt.Detail.Length.ShouldBeInRange(30, 400);
            receipt.Detail.Contains("may have been done", StringComparison.Ordinal).ShouldBe(expected == CommandOutcome.Unanswered);
        }

        vendor.Status.Health.ShouldBe(AccountHealth.Ok, "a command's trouble is not the polls'");
        output.WriteLine($"TROUBLE | {trouble} | {Vendor.Name} | {receipt.Answer}: {receipt.Detail}");
    }

    /// <summary>A command of each kind is sent only once when the connection breaks before the response.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Command_OnALineThatBreaks_IsSentOnce(CommandKind kind)
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        Assert.SkipUnless(Offers(vendor, kind), "It does not offer this.");
        var scene = await SetAsync(vendor, kind);
        await vendor.SetAsync(Commanded(FaultKind.Reset));
        (await vendor.SendAsync(scene.Command)).Answer.ShouldBe(CommandOutcome.Unanswered);
        (await vendor.CommandedAsync()).Count.ShouldBe(1);
    }

    /// <summary>When the connection is refused, the command counts as not executed.</summary>
    [Fact]
    public async Task Command_WhereNobodyListens_IsRefused()
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        await vendor.SetAsync(new Fault { Kind = FaultKind.Refuse });
        var receipt = await vendor.SendAsync(scene.Command);
        receipt.Answer.ShouldBe(CommandOutcome.Refused, receipt.Detail);
        receipt.Detail.ShouldContain("othing was sent");
    }

    /// <summary>After a 401 the command is not sent again. The next request signs in again.</summary>
    [Fact]
    public async Task Command_WithADeadToken_IsRefusedAndTheNextSignsInAnew()
    {
        Assert.SkipUnless(Vendor.HasToken, "It has no token.");
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        await vendor.SetAsync(new Fault { Kind = FaultKind.DropTokens });
        (await vendor.SendAsync(scene.Command)).Answer.ShouldBe(CommandOutcome.Refused);
        (await vendor.CommandedAsync()).Count.ShouldBe(1);
        (await vendor.SendAsync(scene.Command)).ShouldBe(CommandResult.Accepted);
        (await vendor.CommandedAsync()).Count.ShouldBe(2);
    }

    /// <summary>A token that is about to expire is renewed before the command is sent.</summary>
    [Fact]
    public async Task Command_WithATokenAboutToDie_GoesWithANewOne()
    {
        Assert.SkipUnless(Vendor.HasToken, "It has no token.");
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        vendor.Time.Advance(TimeSpan.FromHours(30));
        (await vendor.SendAsync(scene.Command)).ShouldBe(CommandResult.Accepted);
        (await vendor.CommandedAsync()).Count.ShouldBe(1);
    }

    /// <summary>Retry-After in the response to a command applies to the polls and commands of the account.</summary>
    [Theory]
    [InlineData("30")]
    [InlineData("date:30")]
    public async Task RetryAfter_ToACommand_HoldsForTheWholeAccount(string header)
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        await vendor.SetAsync(Answering(429) with { RetryAfter = header, Times = 1 });
        (await vendor.SendAsync(scene.Command)).Answer.ShouldBe(CommandOutcome.Refused);
        await vendor.ClearAsync();
        var again = await vendor.SendAsync(scene.Command);
        again.Answer.ShouldBe(CommandOutcome.Refused);
        again.Detail.ShouldContain("left alone");
        (await vendor.CommandedAsync()).Count.ShouldBe(1);

        // A fault without any effect counts the requests of all endpoints.
        await vendor.SetAsync(new Fault { Kind = FaultKind.Latency, Delay = TimeSpan.Zero });
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(29));
        (await vendor.MetAsync()).ShouldBe(0);
        await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(5));
        (await vendor.MetAsync()).ShouldBeGreaterThan(0);
        (await vendor.SendAsync(scene.Command)).ShouldBe(CommandResult.Accepted);
    }

    /// <summary>When a vendor accepts a command without executing it, the polls keep showing the actual state.</summary>
    [Fact]
    public async Task Command_AcceptedAndNotDone_IsNotSeen()
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        await vendor.DoAsync("commands", new { mode = "ignore" });
        (await vendor.SendAsync(scene.Command)).ShouldBe(CommandResult.Accepted);
        await vendor.Driver.RunForAsync(ForEveryPoll);
        vendor.Tile(scene.Agent).PhoneState().ShouldBe(PresenceState.OnCall);

        await vendor.DoAsync("commands", new { mode = "obey" });
        (await vendor.SendAsync(scene.Command)).ShouldBe(CommandResult.Accepted);
        await vendor.Driver.RunForAsync(ForEveryPoll);
        vendor.Tile(scene.Agent).PhoneState().ShouldBe(PresenceState.Idle);
    }

    /// <summary>A command on a call that has ended is rejected by the vendor or by the adapter. No other call is affected.</summary>
    [Fact]
    public async Task Command_OnACallThatIsOver_IsRefusedInWords()
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        await vendor.DoAsync("hangup", new { extension = scene.Agent });
        await vendor.DoAsync("ring", new { extension = scene.Agent, from = "0477777777" });
        await vendor.DoAsync("answer", new { extension = scene.Agent });
        var receipt = await vendor.SendAsync(scene.Command);

        receipt.Answer.ShouldBe(CommandOutcome.Refused, receipt.Detail);
        await vendor.Driver.RunForAsync(ForEveryPoll);
        vendor.Tile(scene.Agent).PhoneState().ShouldBe(PresenceState.OnCall, "the new call goes on");
        output.WriteLine($"TROUBLE | the call is over | {Vendor.Name} | {receipt.Detail}");
    }

    /// <summary>No result contains a secret, even if the vendor's error response quotes the whole request.</summary>
    [Fact]
    public async Task Secrets_ThroughEveryTrouble_StandInNoReceipt()
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, Usual);
        var secrets = vendor.Keys.Where(k => k.Key is "Password" or "ClientSecret" or "Token")
            .SelectMany(k => new[] { k.Value!, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{vendor.Keys.GetValueOrDefault("Username")}:{k.Value}")) }).ToHashSet();
        var echoes = new[] { 200, 400, 401, 403, 404, 409, 422, 429, 500 }.Select(s => new Fault { Kind = FaultKind.Echo, Status = s, Endpoint = "commands" });
        foreach (var fault in Trouble.Values.Select(t => t.Fault).Concat(echoes))
        {
            secrets.UnionWith(await vendor.TokensAsync());
            await vendor.SetAsync(fault);
            vendor.Sink.Add((await vendor.SendAsync(scene.Command)).ToString());
            await vendor.ClearAsync();
            vendor.Driver.Restart();
            await vendor.Driver.RunForAsync(TimeSpan.FromSeconds(10));
        }

        foreach (var secret in secrets)
        {
            vendor.LetOut().Find(secret).ShouldBeNull();
        }
    }

    private static Fault Answering(int status) => Commanded(FaultKind.Status) with { Status = status };

    private static Fault Commanded(FaultKind kind) => new() { Kind = kind, Endpoint = "commands" };
}
