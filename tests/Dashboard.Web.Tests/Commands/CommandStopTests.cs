using System.Net;
using System.Net.Http.Json;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandStopTests
{
    [Fact]
    public async Task Stop_WithCommandsUnderWay_WaitsForTheirResultsAndAuditsThem()
    {
        const int Dials = 5;
        await using var host = await CommandHost.StartAsync();
        await host.ControlAsync("commands", new { mode = "ignore" });
        foreach (var number in host.Numbers.Take(Dials))
        {
            using var answer = await host.Program.Http.PostAsJsonAsync("/api/v1/commands", new { id = Guid.NewGuid(), kind = "Dial", account = "bucharest", extension = number, target = "0412341234" });
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        await Eventually.HoldsAsync(async () => await host.ArrivedAsync() == Dials, CommandHost.Bound, "all are sent");
        (await host.AuditAsync()).ShouldNotContain(r => r.Entry.What == "result of dial");

        await host.App.StopAsync();

        (await host.AuditAsync()).Where(r => r.Entry.What == "result of dial").Select(r => r.Entry.Detail)
            .ShouldBe(Enumerable.Repeat("TimedOut: The host was stopped before anything was seen of it.", Dials));
    }
}
