using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Simulator;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Simulator;

/// <summary>
/// Tests the control of simulated faults: their start, their targets and their end. The contract tests of the adapters cover their effects.
/// </summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Handsets = "/api/handsetstatus";
    private readonly ManualTimeProvider _time = new();
    private readonly SimulatorOptions _options = new() { Extensions = 5, Traffic = false };
    private SimulatorHost _simulator = null!;
    private HttpClient _control = null!;
    private HttpClient _jingl = null!;

    public ValueTask InitializeAsync()
    {
        _simulator = new SimulatorHost(_options, _time, "http://127.0.0.1:0");
        _simulator.Start();
        _control = new HttpClient { BaseAddress = new Uri(_simulator.Control) };
        _jingl = new HttpClient { BaseAddress = new Uri(_simulator.AddressOf("jingl")), Timeout = TimeSpan.FromSeconds(20) };
        _jingl.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(
            System.Text.Encoding.UTF8.GetBytes($"{_options.JinglUsername}:{_options.JinglPassword}")));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _jingl.Dispose();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Fault_WithAWindow_IsMetOnlyWithinIt()
    {
        await SetAsync("jingl", """{"kind":"Status","status":502,"at":"00:00:10","for":"00:00:05"}""");
        (await AskAsync()).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(10));
        (await AskAsync()).ShouldBe(HttpStatusCode.BadGateway);
        _time.Advance(TimeSpan.FromSeconds(5));
        (await AskAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Fault_OfSoManyTimesAndOneEndpoint_MeetsNoOther()
    {
        await SetAsync("jingl", """{"kind":"Status","status":500,"endpoint":"handsetstatus","times":2}""");
        (await AskAsync("/api/handsetstatus/100")).ShouldBe(HttpStatusCode.OK);
        (await AskAsync()).ShouldBe(HttpStatusCode.InternalServerError);
        (await AskAsync()).ShouldBe(HttpStatusCode.InternalServerError);
        (await AskAsync()).ShouldBe(HttpStatusCode.OK);

        var told = (await _control.GetFromJsonAsync<JsonElement>("/control/jingl/faults")).EnumerateArray().ShouldHaveSingleItem();
        (told.GetProperty("kind").GetString(), told.GetProperty("met").GetInt32()).ShouldBe(("Status", 2));
    }

    [Fact]
    public async Task Refusal_ByTheClock_ClosesOnlyThatVendorAndOpensAgain()
    {
        await SetAsync("jingl", """{"kind":"Refuse","for":"00:00:30"}""");
        (await Should.ThrowAsync<HttpRequestException>(() => AskAsync())).HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
        using var other = new HttpClient { BaseAddress = new Uri(_simulator.AddressOf("voipnow")) };
        (await other.GetAsync("/uapi/phoneCalls/@me/@self")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        _time.Advance(TimeSpan.FromSeconds(30));
        HttpStatusCode? answer = null;
        await Eventually.HoldsAsync(() => (answer = TryAsk()) is not null, TimeSpan.FromSeconds(10), "it listens at the same address again");
        answer.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Script_ForSeveralVendors_SetsEach()
    {
        using var answer = await PostAsync("/control/script", """
            [{"vendor":"jingl","fault":{"kind":"Html"}},{"vendor":"vonage","fault":{"kind":"Status","status":503,"retryAfter":"date:30"}}]
            """);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _jingl.GetStringAsync(new Uri(Handsets, UriKind.Relative))).ShouldStartWith("<!doctype html>");
        using var vonage = new HttpClient { BaseAddress = new Uri(_simulator.AddressOf("vonage")) };
        using var refused = await vonage.GetAsync("/token");
        refused.Headers.RetryAfter!.Date.ShouldBe(_time.GetUtcNow().AddSeconds(30));
        refused.Headers.Date.ShouldBe(_time.GetUtcNow(), "its clock is the simulator's");
    }

    [Theory]
    [InlineData("/control/jingl/faults", """{"kind":"Hang","endpoint":"devices"}""", "handsetstatus")]
    [InlineData("/control/jingl/faults", """{"kind":"Refuse","endpoint":"handsetstatus"}""", "as a whole")]
    [InlineData("/control/jingl/faults", """{"kind":"HideRow"}""", "row")]
    [InlineData("/control/script", """[{"vendor":"acme","fault":{"kind":"Hang"}}]""", "acme")]
    public async Task Fault_ThatCannotBe_IsRefusedInWords(string path, string body, string says)
    {
        using var answer = await PostAsync(path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task Faults_TakenAway_AreOver()
    {
        await SetAsync("jingl", """{"kind":"Empty"}""");
        await SetAsync("jingl", """{"kind":"Refuse"}""");
        (await _control.DeleteAsync(new Uri("/control/jingl/faults", UriKind.Relative))).EnsureSuccessStatusCode();
        (await _jingl.GetStringAsync(new Uri(Handsets, UriKind.Relative))).ShouldStartWith("[");
    }

    private async Task SetAsync(string vendor, string fault)
    {
        using var answer = await PostAsync($"/control/{vendor}/faults", fault);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await _control.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private async Task<HttpStatusCode> AskAsync(string path = Handsets)
    {
        using var answer = await _jingl.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private HttpStatusCode? TryAsk()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Handsets);
            using var answer = _jingl.Send(request);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
