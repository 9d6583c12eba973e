using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Simulator;

/// <summary>Tests the simulator's APIs over real HTTP against the vendors' documents.</summary>
public sealed class VendorApiTests : IAsyncLifetime
{
    private const string Vonage = "/t/vbc.prod/telephony/v3";
    private SimulatorServer _server = null!;

    public ValueTask InitializeAsync()
    {
        _server = SimulatorServer.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/api/handsetstatus", HttpStatusCode.Unauthorized)]
    [InlineData("/pbx/sipphone", HttpStatusCode.Forbidden)]
    [InlineData(Vonage + "/cc/accounts/self/calls", HttpStatusCode.Unauthorized)]
    [InlineData("/uapi/extensions/@me/@self/presence", HttpStatusCode.Unauthorized)]
    public async Task Get_WithoutSignIn_IsRefusedAsTheVendorDoes(string path, HttpStatusCode status) =>
        (await _server.Http.GetAsync(path)).StatusCode.ShouldBe(status);

    [Fact]
    public async Task Jingl_List_IsABareArrayPagedByAfterId()
    {
        _server.AsJingl();
        var first = await GetAsync("/api/handsetstatus?maxresults=20");
        first.GetArrayLength().ShouldBe(20);
        var last = first[19].GetProperty("extensionnumber").GetString();
        var second = await GetAsync($"/api/handsetstatus?maxresults=20&afterid={last}");
        second[0].GetProperty("extensionnumber").GetString().ShouldNotBe(last);
        first.EnumerateArray().Concat(second.EnumerateArray()).Select(h => h.GetProperty("extensionnumber").GetString()).Distinct().Count().ShouldBe(40);

        var names = first.EnumerateArray().SelectMany(h => h.EnumerateObject()).Select(p => p.Name).ToHashSet();
        names.ShouldContain("registrationaddress");
        names.ShouldContain("registeredaddress");
        first.EnumerateArray().ShouldContain(h => h.GetProperty("extensionnumber").GetString() == "0107");
    }

    [Fact]
    public async Task Jingl_UnknownHandsetAndPlainHttp_AreAnsweredByTheirCodes()
    {
        _server.AsJingl();
        (await _server.Http.GetAsync("/api/handsetstatus/999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await _server.ControlAsync("jingl/line", new { requireHttps = true });
        (await _server.Http.GetAsync("/api/handsetstatus")).StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task TelecomX_ListAndSingle_DifferInShapeAndErrorsAreWords()
    {
        var token = await _server.TelecomXTokenAsync();
        var list = await GetAsync($"/pbx/sipphone?limit=1&full=true&token={token}");
        list.GetProperty("total").GetInt32().ShouldBeGreaterThan(50);
        var phone = list.GetProperty("sipPhones")[0];
        phone.GetProperty("sipPhoneModel").ValueKind.ShouldBe(JsonValueKind.Object);
        var single = await GetAsync($"/pbx/sipphone/{phone.GetProperty("_id").GetString()}?token={token}");
        single.GetProperty("sipPhoneModel").ValueKind.ShouldBe(JsonValueKind.String);
        (await GetAsync($"/pbx/sipphone/none?token={token}", HttpStatusCode.NotFound)).GetProperty("error").GetString().ShouldBe("id");
        await _server.ControlAsync("telecomx/line", new { forbidCalls = true });
        (await GetAsync($"/pbx/calls?full=true&token={token}", HttpStatusCode.Forbidden)).GetProperty("error").GetString().ShouldBe("access_denied");
    }

    [Fact]
    public async Task Vonage_Calls_ComeInBothShapes()
    {
        await _server.AsVonageAsync();
        await _server.ControlAsync("vonage/ring", new { extension = "101", from = "0412341234" });
        var documented = (await GetAsync(Vonage + "/cc/accounts/1234/calls")).GetProperty("calls")[0];
        documented.GetProperty("legs").GetArrayLength().ShouldBe(2);
        documented.GetProperty("start_time").ValueKind.ShouldBe(JsonValueKind.Number);
        documented.GetProperty("status").GetString().ShouldBe("ringing");

        await _server.ControlAsync("vonage/line", new { fieldShape = true });
        var seen = (await GetAsync(Vonage + "/cc/accounts/1234/calls")).GetProperty("calls")[0];
        seen.GetProperty("leg_map").EnumerateObject().Count().ShouldBe(2);
        seen.GetProperty("start_time").GetString()!.Length.ShouldBe(16);
        seen.GetProperty("from_number").GetString().ShouldBe("0412341234");
    }

    [Fact]
    public async Task Vonage_Pages_RepeatTheirAddressAndCountFromZeroOrOne()
    {
        await _server.AsVonageAsync();
        var calls = await GetAsync(Vonage + "/cc/accounts/self/calls");
        calls.GetProperty("current_page").GetInt32().ShouldBe(0);
        calls.GetProperty("next_page_uri").GetString().ShouldBe(calls.GetProperty("first_page_uri").GetString());
        var devices = await GetAsync(Vonage + "/registration/accounts/self/devices?page_size=10");
        devices.GetProperty("current_page").GetInt32().ShouldBe(1);
        devices.GetProperty("next_page_uri").GetString()!.ShouldStartWith("/registration/");
        devices.GetProperty("devices")[0].GetProperty("mac_address").GetString()!.ShouldMatch("^([0-9A-F]{2}-){5}[0-9A-F]{2}$");
    }

    [Theory]
    [InlineData("/uapi/extensions/@me/9999/presence", "extension_invalid")]
    [InlineData("/uapi/extensions/@me/@self/presence?count=5000", "count_invalid")]
    [InlineData("/uapi/extensions/@me/@self/presence?startIndex=x", "startindex_invalid")]
    [InlineData("/uapi/extensions/@me/@self/presence?filterBy=status", "filterby_invalid")]
    [InlineData("/uapi/extensions/@me/@self/presence?sortOrder=up", "sortorder_invalid")]
    [InlineData("/uapi/extensions/@me/@self/presence?fields=shoe", "fields_invalid")]
    public async Task VoipNow_WrongParameter_IsNamedByItsCode(string path, string code)
    {
        await _server.AsVoipNowAsync();
        (await GetAsync(path, HttpStatusCode.BadRequest)).GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task VoipNow_NothingToReturn_Is204AndTotalsTellNothing()
    {
        await _server.AsVoipNowAsync();
        (await _server.Http.GetAsync("/uapi/phoneCalls/@me/@self")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _server.Http.GetAsync("/uapi/extensions/@me/@self/presence?startIndex=50")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var page = await GetAsync("/uapi/extensions/@me/@self/presence/?count=1000");
        page.GetProperty("totalResults").GetInt32().ShouldNotBe(page.GetProperty("entry").GetArrayLength());
    }

    [Fact]
    public async Task Control_Script_ChangesWhatTheVendorSays()
    {
        _server.AsJingl();
        async Task<string?> StateAsync() => (await GetAsync("/api/handsetstatus/120")).GetProperty("state").GetString();
        await _server.ControlAsync("jingl/ring", new { extension = "120" });
        (await StateAsync()).ShouldBe("Ringing");
        await _server.ControlAsync("jingl/answer", new { extension = "120" });
        (await StateAsync()).ShouldBe("OnCall");
        await _server.ControlAsync("jingl/hold", new { extension = "120" });
        (await StateAsync()).ShouldBe("OnHold");
        await _server.ControlAsync("jingl/hangup", new { extension = "120" });
        (await StateAsync()).ShouldBe("Idle");
        await _server.ControlAsync("jingl/unregister", new { extension = "120" });
        (await StateAsync()).ShouldBe("Unavailable");
        (await _server.Http.PostAsJsonAsync("/control/jingl/answer", new { extension = "120" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _server.Http.PostAsJsonAsync("/control/acme/answer", new { extension = "120" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Control_Latency_HoldsAnswersBack()
    {
        _server.AsJingl();
        await _server.ControlAsync("jingl/line", new { latencyMilliseconds = 300 });
        var started = TimeProvider.System.GetTimestamp();
        await GetAsync("/api/handsetstatus/120");
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(280));
    }

    private async Task<JsonElement> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await _server.Http.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
