using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Testing.Contract;

public abstract partial class CommandContract
{
    /// <summary>Identifiers that are empty or that could address something else when used in a URL.</summary>
    private static readonly string?[] Nameless = [null, "", " ", "\u200b", "\t", "/", "..", "%2F", "?", "#", "1/../@self", "\n1"];

    /// <summary>A missing part never widens a command: either no request is sent, or the identifier is escaped.</summary>
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
                    if (receipt.Answer == CommandOutcome.Refused)
                    {
                        sent.ShouldBeEmpty($"{kind} with {odd ?? "null"}");
                    }
                    else
                    {
                        ShouldStandForItself(odd, sent.ShouldHaveSingleItem());
                    }
                }

                tried++;
                await vendor.ForgetCommandsAsync();
                var legs = whole.Call!.Legs.Select(l => l with { Id = odd! });
                await vendor.SendAsync(whole with { Call = whole.Call with { Legs = [.. legs] } });
                (await vendor.CommandedAsync()).ToList().ForEach(sent => ShouldNameNoLeg(odd, sent));
            }
        }

        tried.ShouldBeGreaterThan(100);
        output.WriteLine($"GUARD | {Vendor.Name} | {tried} commands with a part that names nothing");
    }

    // An identifier with a letter or digit may be sent if it is escaped: it must not change the path or add a segment.
    private static void ShouldStandForItself(string? odd, string sent)
    {
        (odd is not null && odd.Any(char.IsLetterOrDigit)).ShouldBeTrue($"“{odd}” was sent: {sent}");
        var path = sent.Split('\n')[0].Split('?')[0];
        path.ShouldNotContain("..");
        path.ShouldNotContain("//");
        path.ShouldNotContain("@self");
        path.Replace("%252F", "", StringComparison.Ordinal).ShouldNotContain("%2F");
        sent.Split('\n')[0].Count(c => c is '?' or '#').ShouldBeLessThanOrEqualTo(1);
    }

    // Not every command needs a leg. Where one is needed, it must not be left out.
    private static void ShouldNameNoLeg(string? odd, string sent)
    {
        if (odd is null || !odd.Any(char.IsLetterOrDigit))
        {
            sent.ShouldNotContain("/legs");
            sent.ShouldNotContain("phoneCallViewId");
        }
    }

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
