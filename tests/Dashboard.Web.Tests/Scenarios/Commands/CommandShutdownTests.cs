using System.Net;
using System.Net.Http.Json;

namespace Dashboard.Web.Tests.Scenarios.Commands;

public sealed class CommandShutdownTests
{
    [Fact]
    public async Task Stop_WhileTheVendorIsSilent_WaitsForTheResultsOfCommandsAndAuditsThem()
    {
        const int Dials = 5;
        await using var host = await CommandHost.StartAsync();
        await host.ControlAsync("faults", new { kind = "Hang" });
        foreach (var number in host.Numbers.Take(Dials))
        {
            using var answer = await host.Program.Http.PostAsJsonAsync("/api/v1/commands", new { id = Guid.NewGuid(), kind = "Dial", account = "bucharest", extension = number, target = "0412341234" });
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        (await host.AuditAsync()).ShouldNotContain(r => r.Entry.Action == "result of dial");

        await host.App.StopAsync();

        (await host.AuditAsync()).Where(r => r.Entry.Action == "result of dial").Select(r => r.Entry.Detail)
            .ShouldBe(Enumerable.Repeat("TimedOut: The host was stopped before the command was confirmed.", Dials));
    }
}
