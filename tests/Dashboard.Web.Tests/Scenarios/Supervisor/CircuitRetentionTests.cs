using Dashboard.Web.Features.Supervisor.Model;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>The retention of circuits after a browser was killed, in the host's own configuration.</summary>
public sealed class CircuitRetentionTests
{
    [Fact]
    public async Task Circuit_OfALostLine_IsKeptForTwoMinutesAndWithFewOthers()
    {
        await using var host = TestHost.Build(new TestHostOptions { Accounts = [] });

        var options = host.Get<IOptions<CircuitOptions>>().Value;

        options.DisconnectedCircuitRetentionPeriod.ShouldBe(TimeSpan.FromMinutes(2));
        options.DisconnectedCircuitMaxRetained.ShouldBe(50);
    }

    [Fact]
    public async Task SupervisorUpdates_OfACircuit_ReceiveItsConnectionState()
    {
        await using var host = TestHost.Build(new TestHostOptions { Accounts = [] });
        await using var circuit = host.App.Services.CreateAsyncScope();

        var told = circuit.ServiceProvider.GetServices<CircuitHandler>().OfType<SupervisorUpdates>().ShouldHaveSingleItem();

        told.ShouldBeSameAs(circuit.ServiceProvider.GetRequiredService<SupervisorUpdates>(), "another would go on drawing for nobody");
    }
}
