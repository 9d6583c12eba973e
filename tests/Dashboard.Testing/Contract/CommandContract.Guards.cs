using Dashboard.Presence;

namespace Dashboard.Testing.Contract;

public abstract partial class CommandContract
{
    /// <summary>What names nothing, or may name something else once it stands in an address.</summary>
    private static readonly string?[] Nameless = [null, "", " ", "\u200b", "\t", "/", "..", "%2F", "?", "#", "1/../@self", "\n1"];

    /// <summary>A part that is missing never widens a command: nothing is sent, or what was meant to name something is escaped.</summary>
    [Fact]
    public async Task Command_WithAPartThatNamesNothing_IsNotSent()
    {
        await using var vendor = await PolledVendor.StartAsync(Vendor, Options);
        var scene = await SetAsync(vendor, CommandKind.BlindTransfer);
        await vendor.DoAsync("commands", new { mode = "ignore" });
        var tried = 0;
        foreach (var kind in Enum.GetValues<CommandKind>().Where(k => Offers(vendor, k)))
        {
            var whole = scene.Command with { Kind = kind, Call = scene.Command.Call! with { State = StateFor(kind) }, Other = scene.Command.Call, Target = scene.Target };
            foreach (var odd in Nameless)
            {
                foreach (var command in Maimed(whole, odd))
                {
                    tried++;
                    await vendor.ForgetCommandsAsync();
                    var receipt = await vendor.SendAsync(command);
                    var sent = await vendor.CommandedAsync();
                    if (receipt.Answer == CommandAnswer.Refused)
                    {
                        sent.ShouldBeEmpty($"{kind} with {odd ?? "null"}");
                    }
                    else
                    {
                        ShouldNameTheWhole(command, odd, sent.ShouldHaveSingleItem());
                    }
                }
            }
        }

        tried.ShouldBeGreaterThan(100);
    }

    // Only what has a letter or a digit in it may go, and then no unescaped slash, question mark or hash is its own.
    private static void ShouldNameTheWhole(CallCommand command, string? odd, string sent)
    {
        var line = sent.Split('\n')[0];
        line.Count(c => c == '?').ShouldBeLessThanOrEqualTo(1, line);
        line.ShouldNotContain("..");
        line.ShouldNotContain("//");
        var isMissing = odd is null || !odd.Any(char.IsLetterOrDigit);
        var isUsed = sent.Contains("%252F", StringComparison.Ordinal) || sent.Contains("\"%2F\"", StringComparison.Ordinal)
            || sent.Contains("1%2F..%2F%40self", StringComparison.Ordinal) || sent.Contains("1/../@self", StringComparison.Ordinal);

        // A part that the kind does not need may be missing.
        (isMissing || isUsed || !Mentions(command, odd)).ShouldBeTrue(sent);
    }

    private static bool Mentions(CallCommand command, string? odd) => command.Extension == odd || (command.Call?.VendorId == odd && command.Kind != CommandKind.Dial);

    private IEnumerable<CallCommand> Maimed(CallCommand whole, string? odd)
    {
        yield return whole with { Extension = odd! };
        if (NeedsTarget(whole.Kind))
        {
            yield return whole with { Target = odd };
        }

        if (whole.Kind != CommandKind.Dial && Usual == CommandKind.HangUp)
        {
            yield return whole with { Call = whole.Call! with { VendorId = odd } };
        }
    }

    private static bool NeedsTarget(CommandKind kind) =>
        kind is CommandKind.Dial or CommandKind.BlindTransfer or CommandKind.Monitor or CommandKind.Coach or CommandKind.Barge;

    private static PresenceState StateFor(CommandKind kind) => kind == CommandKind.Resume ? PresenceState.OnHold : PresenceState.OnCall;
}
