using System.Text.RegularExpressions;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Simulator;

namespace Dashboard.Testing.Contract;

/// <summary>
/// The contract for commands that every adapter must fulfil. Each test sends commands to the simulated vendor over real HTTP. It compares
/// the received request with the vendor's documentation and checks what the next polls show.
/// </summary>
public abstract partial class CommandContract(ITestOutputHelper output)
{
    private static readonly TimeSpan ForEveryPoll = TimeSpan.FromSeconds(70);

    private static readonly SimulatorOptions Options = ContractVendor.Options with { Extensions = 24 };

    /// <summary>Every kind of command.</summary>
    public static TheoryData<CommandKind> Kinds => [.. Enum.GetValues<CommandKind>()];

    /// <summary>The adapter under test.</summary>
    protected abstract ContractVendor Vendor { get; }

    /// <summary>Whether a ringing call can be picked up at another extension.</summary>
    protected virtual bool PicksUpElsewhere => true;

    /// <summary>Whether an attended transfer is one request that also calls the target. Otherwise it joins two existing calls.</summary>
    protected virtual bool AsksByItself => false;

    /// <summary>Whether a success response has no body.</summary>
    protected virtual bool AnswersWithoutBody => false;

    /// <summary>The kind of command used for the fault tests.</summary>
    protected virtual CommandKind Usual => CommandKind.HangUp;

    /// <summary>
    /// Returns the expected request line as documented, followed by the content type and the body on separate lines if there is a body.
    /// </summary>
    /// <param name="kind">The kind of command.</param>
    /// <param name="scene">The extensions and calls involved.</param>
    protected abstract string OnTheWire(CommandKind kind, CommandScenario scene);

    /// <summary>
    /// A command is one request exactly as documented, and the next polls show its effect. Without the capability no request is sent.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Command_OfEachKind_IsOneRequestToTheLetterAndIsSeen(CommandKind kind)
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, kind);
        var receipt = await vendor.SendAsync(scene.Command);

        var sent = (await vendor.CommandedAsync()).Select(Steady).ToList();
        if (!Offers(vendor, kind))
        {
            receipt.Answer.ShouldBe(CommandOutcome.Refused);
            receipt.Detail.ShouldContain("does not offer");
            sent.ShouldBeEmpty();
            output.WriteLine($"COMMAND | {kind} | {Vendor.Name} | not offered: no request");
            return;
        }

        receipt.ShouldBe(CommandResult.Accepted);
        sent.ShouldHaveSingleItem().ShouldBe(OnTheWire(kind, scene));
        await vendor.Driver.RunForAsync(ForEveryPoll);
        var seen = await SeeAsync(vendor, kind, scene);
        output.WriteLine($"COMMAND | {kind} | {Vendor.Name} | {Plain(sent[0], scene)} | {seen}");
        (await vendor.CommandedAsync()).Count.ShouldBe(1, "sent once");
    }

    /// <summary>Creates the calls that a command needs, waits until the board shows them, and creates the command.</summary>
    private async Task<CommandScenario> SetAsync(PolledVendor vendor, CommandKind kind)
    {
        var truth = await vendor.WholeTruthAsync();
        var phones = truth.Devices.Where(d => d.Registered && d.Extension is not null)
            .GroupBy(d => d.Extension!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single());
        var (agentNumber, agent) = phones.First(p => p.Value.UserAgent.StartsWith("Yealink", StringComparison.Ordinal) || p.Value.UserAgent.StartsWith("Mitel", StringComparison.Ordinal));
        var (targetNumber, target) = phones.First(p => p.Key != agentNumber);
        await ArrangeAsync(vendor, kind, agentNumber, targetNumber);
        await vendor.Driver.RunForAsync(ForEveryPoll);

        var calls = vendor.Board.Current.Calls.GetAccount("sydney").Values.Select(c => c.Value)
            .Where(c => c.Legs.Any(l => l.Extension == $"sydney/{agentNumber}")).OrderBy(c => c.StartedAt).ThenBy(c => c.State == PresenceState.OnHold ? 0 : 1).ToList();
        var takes = kind == CommandKind.Retrieve || (kind == CommandKind.PickUp && PicksUpElsewhere);
        return new CommandScenario
        {
            Agent = agentNumber,
            Target = targetNumber,
            AgentDevice = agent.Id,
            TargetDevice = target.Id,
            AgentMac = agent.DashedMac,
            Token = (await vendor.TokensAsync()).LastOrDefault() ?? "",
            Command = new CallCommand(kind, takes ? targetNumber : agentNumber)
            {
                Call = kind == CommandKind.Dial ? null : calls[0],
                Other = kind == CommandKind.AttendedTransfer && calls.Count > 1 ? calls[1] : null,
                Target = kind switch
                {
                    // All characters that must be escaped, in a number that could be mistaken for a sum.
                    CommandKind.Dial => "+61 2/9000*1#",
                    CommandKind.TransferToVoicemail => null,
                    _ => targetNumber,
                },
            },
        };
    }

    private async Task ArrangeAsync(PolledVendor vendor, CommandKind kind, string agent, string target)
    {
        // A new registration does not expire while the test runs.
        await vendor.DoAsync("register", new { extension = agent });
        await vendor.DoAsync("register", new { extension = target });
        if (kind == CommandKind.Dial)
        {
            return;
        }

        await vendor.DoAsync("ring", new { extension = agent, from = CommandScenario.Caller });
        if (kind == CommandKind.PickUp)
        {
            return;
        }

        await vendor.DoAsync("answer", new { extension = agent });
        if (kind == CommandKind.Retrieve && Offers(vendor, kind))
        {
            await vendor.Driver.RunForAsync(ForEveryPoll);
            await vendor.DoAsync("park", new { extension = agent });
        }
        else if (kind == CommandKind.Resume)
        {
            await vendor.DoAsync("hold", new { extension = agent });
        }
        else if (kind == CommandKind.AttendedTransfer && !AsksByItself)
        {
            vendor.Time.Advance(TimeSpan.FromSeconds(5));
            await vendor.DoAsync("consult", new { extension = agent, to = target });
            await vendor.DoAsync("answer", new { extension = agent });
        }
    }

    private static bool Offers(PolledVendor vendor, CommandKind kind) => vendor.Source.Capabilities.HasFlag(kind switch
    {
        CommandKind.Resume => Capabilities.Hold,
        CommandKind.Retrieve => Capabilities.Park,
        CommandKind.StartRecording or CommandKind.StopRecording => Capabilities.Record,
        _ => Enum.Parse<Capabilities>(kind.ToString()),
    });

    // The nonce is random in each request.
    private static string Steady(string sent) => Nonce().Replace(sent, "\"nonce\":\"…\"");

    private static string Plain(string sent, CommandScenario scene) =>
        (scene.Token.Length > 0 ? sent.Replace(scene.Token, "…", StringComparison.Ordinal) : sent).Replace("\napplication/json\n", " ", StringComparison.Ordinal);

    [GeneratedRegex("\"nonce\":\"[0-9a-f]{32}\"", RegexOptions.None, 1000)]
    private static partial Regex Nonce();
}
