using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Simulator;

/// <summary>Tests the simulated commands against the vendors' documents.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private const string Vonage = "/t/vbc.prod/telephony/v3/cc/accounts/self/calls";
    private SimulatorServer _server = null!;

    public ValueTask InitializeAsync()
    {
        _server = SimulatorServer.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Jingl_DialMonitorAndTransfer_ActOnTheConnectedCall()
    {
        _server.AsJingl();
        await PutAsync("/api/handset/120?callcreate=0409123456", HttpStatusCode.OK);
        (await _server.StateAsync("jingl", "120")).ShouldBe("Dialing");
        await PutAsync("/api/handset/120?callmonitor=121", HttpStatusCode.BadRequest);
        await _server.ControlAsync("jingl/answer", new { extension = "120" });
        await PutAsync("/api/handset/120?callcoach=121", HttpStatusCode.OK);
        (await CallsAsync("jingl"))[0].GetProperty("supervisor").GetString().ShouldBe("coach");
        await PutAsync("/api/handset/120?calltransferblind=122", HttpStatusCode.OK);
        (await _server.StateAsync("jingl", "120")).ShouldBe("Idle");
        (await _server.StateAsync("jingl", "122")).ShouldBe("Ringing");
        await PutAsync("/api/handset/120?shoes=2", HttpStatusCode.BadRequest);
        await PutAsync("/api/handset/999?notes=x", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task TelecomX_Actions_AreGetsThatNameTheParameterAtFault()
    {
        var token = await _server.TelecomXTokenAsync();
        var device = (await _server.TruthAsync("telecomx")).GetProperty("devices").EnumerateArray()
            .First(d => d.GetProperty("extension").GetString() == "120").GetProperty("id").GetString();
        var call = (await ActAsync($"call?device={device}&target=0409123456&token={token}")).GetProperty("_id").GetString();
        await _server.ControlAsync("telecomx/answer", new { extension = "120" });
        await ActAsync($"hold?device={device}&target={call}&token={token}");
        (await _server.StateAsync("telecomx", "120")).ShouldBe("OnHold");
        await ActAsync($"hold?device={device}&target={call}&token={token}");
        (await _server.StateAsync("telecomx", "120")).ShouldBe("OnCall");
        await ActAsync($"transfer?source={call}&target=121&token={token}");
        (await _server.StateAsync("telecomx", "121")).ShouldBe("Ringing");
        await ActAsync($"hangup?target={call}&token={token}");
        (await _server.StateAsync("telecomx", "121")).ShouldBe("Idle");
        (await ActAsync($"hangup?target={call}&token={token}", HttpStatusCode.UnprocessableEntity)).GetProperty("error").GetString().ShouldBe("target");
    }

    [Fact]
    public async Task Vonage_Commands_DialWithoutAnIdHoldParkAndHangUp()
    {
        await _server.AsVonageAsync();
        using var dialled = await _server.Http.PostAsJsonAsync(Vonage, new
        {
            from = new { destination = 120, type = "extension" }, to = new { destination = 1234567890, type = "pstn" }, type = "click2dial",
        });
        dialled.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var call = (await CallsAsync("vonage"))[0].GetProperty("id").GetString();
        await _server.ControlAsync("vonage/answer", new { extension = "120" });
        var legs = await _server.Http.GetFromJsonAsync<JsonElement>($"{Vonage}/{call}/legs");
        var leg = $"{Vonage}/{call}/legs/{legs[1].GetProperty("leg_id").GetString()}";
        await PutAsync(leg, HttpStatusCode.OK, new { state = "held" });
        (await _server.StateAsync("vonage", "120")).ShouldBe("OnHold");
        await PutAsync(leg, HttpStatusCode.Conflict, new { state = "held" });
        await PutAsync(leg, HttpStatusCode.OK, new { state = "active" });
        await PutAsync($"{Vonage}/{call}", HttpStatusCode.OK, new { state = "parked", from = new { destination = "120", type = "extension" } });
        (await _server.StateAsync("vonage", "120")).ShouldBe("Idle");
        (await _server.Http.DeleteAsync(leg)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CallsAsync("vonage")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task VoipNow_CommandWithoutAnId_ActsOnEveryCallOfTheExtension()
    {
        await _server.AsVoipNowAsync();
        using var dialled = await _server.Http.PostAsJsonAsync("/uapi/phoneCalls/@me/simple", new
        {
            extension = "0003*120", phoneCallView = new[] { new { source = new[] { "0003*120" }, destination = new[] { "0409123456" }, callerId = "x" } }, nonce = "n-1",
        });
        dialled.StatusCode.ShouldBe(HttpStatusCode.Created);
        var call = (await dialled.Content.ReadFromJsonAsync<JsonElement>());
        call.GetProperty("nonce").GetString().ShouldBe("n-1");
        await _server.ControlAsync("voipnow/answer", new { extension = "0003*120" });
        var one = $"/uapi/phoneCalls/@me/0003*120/{call.GetProperty("id").GetString()}";
        async Task<string?> ViewAsync() => (await _server.Http.GetFromJsonAsync<JsonElement>("/uapi/phoneCalls/@me/@self"))
            .GetProperty("entry")[0].GetProperty("phoneCallView")[0].GetProperty("id").GetString();
        foreach (var (action, state) in new[] { ("OnHold", "OnHold"), ("OffHold", "OnCall"), ("Park", "Idle"), ("UnPark", "OnCall") })
        {
            await PutAsync(one, HttpStatusCode.OK, new { action, phoneCallViewId = await ViewAsync() });
            (await _server.StateAsync("voipnow", "0003*120")).ShouldBe(state, action);
        }

        var phoneCallViewId = await ViewAsync();
        await PutAsync(one, HttpStatusCode.OK, new { action = "Whisper", phoneCallViewId, sendCallTo = "0003*121" });
        (await _server.StateAsync("voipnow", "0003*121")).ShouldBe("Ringing", "the supervisor's own phone");
        await PutAsync(one, HttpStatusCode.BadRequest, new { action = "Juggle", phoneCallViewId });
        await PutAsync(one, HttpStatusCode.BadRequest, new { action = "OnHold" });
        (await _server.Http.DeleteAsync("/uapi/phoneCalls/@me/0003*120")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CallsAsync("voipnow")).GetArrayLength().ShouldBe(0);
    }

    private async Task<JsonElement> CallsAsync(string vendor) => (await _server.TruthAsync(vendor)).GetProperty("calls");

    private async Task PutAsync(string path, HttpStatusCode status, object? body = null)
    {
        using var answer = await _server.Http.PutAsJsonAsync(path, body ?? new { });
        answer.StatusCode.ShouldBe(status, path);
    }

    private async Task<JsonElement> ActAsync(string action, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await _server.Http.GetAsync($"/pbx/app/action/{action}");
        answer.StatusCode.ShouldBe(status, action);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
