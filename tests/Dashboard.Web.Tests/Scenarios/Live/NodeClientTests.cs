using System.Diagnostics;
using System.Text.Json;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Tests.Scenarios.Live;

/// <summary>The hub with the browser's own SignalR library in Node.</summary>
public sealed class NodeClientTests
{
    [Fact]
    public async Task SignalRClient_InNode_ReadsSnapshotDeltaAndBeat()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var host = await HubHost.StartAsync();
        host.See(2, PresenceState.Idle);
        using var node = Process.Start(new ProcessStartInfo("node", ["tests/support/hub-client.mjs", host.Address, "everyone"])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "wwwroot-assets"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

        var snapshot = await NextAsync(node, bound.Token);
        snapshot.GetProperty("kind").GetString().ShouldBe("snapshot");
        snapshot.GetProperty("extensions").GetArrayLength().ShouldBe(2);

        host.See(2, PresenceState.Ringing);
        var delta = await NextAsync(node, bound.Token);
        delta.GetProperty("kind").GetString().ShouldBe("delta");
        delta.GetProperty("extensions").GetArrayLength().ShouldBe(2);

        (await NextAsync(node, bound.Token)).GetProperty("kind").GetString().ShouldBe("beat");
        await node.WaitForExitAsync(bound.Token);
        node.ExitCode.ShouldBe(0);
    }

    private static async Task<JsonElement> NextAsync(Process node, CancellationToken cancellationToken)
    {
        var line = await node.StandardOutput.ReadLineAsync(cancellationToken);
        line.ShouldNotBeNull("the client ended early");
        return JsonDocument.Parse(line).RootElement.Clone();
    }
}
