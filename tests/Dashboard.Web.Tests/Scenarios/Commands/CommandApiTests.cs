using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Commands;

/// <summary>Tests commands by HTTP, from the request to their confirmation by a later poll of the simulated vendor.</summary>
public sealed class CommandApiTests(CommandApiTests.Shared shared) : IClassFixture<CommandApiTests.Shared>, IAsyncLifetime
{
    private readonly CommandHost _host = shared.Host;

    public async ValueTask InitializeAsync() => await _host.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Hold_OfATalk_IsObservedAndInTheAuditLog()
    {
        var number = _host.Numbers[0];
        var (call, version) = await _host.TalkAsync(number);
        var id = Guid.NewGuid();

        using var answer = await AskAsync(_host.Program, new { id, kind = "Hold", account = "bucharest", extension = number, call = call.Key, seenVersion = version });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.Location!.OriginalString.ShouldBe($"/api/v1/commands/{id}");

        (await _host.EndAsync(_host.Program, id)).ShouldBe(("Observed", null));
        (await _host.ArrivedAsync()).ShouldBe(1);
        await Eventually.HoldsAsync(async () => (await _host.AuditAsync()).Any(r => r.Entry.Action == "result of hold" && r.Entry.Subject.EndsWith(call.Key, StringComparison.Ordinal)), CommandHost.Bound, "the result is noted");
        var rows = (await _host.AuditAsync()).Where(r => r.Entry.Action.EndsWith("hold", StringComparison.Ordinal) && r.Entry.Subject.EndsWith(call.Key, StringComparison.Ordinal)).ToList();
        rows.Select(r => (r.Entry.Actor, r.Entry.Action, r.Entry.Detail)).ShouldBe([("program", "asked to hold", ""), ("program", "result of hold", "Observed")]);
        rows[0].Entry.Subject.ShouldBe($"bucharest/{number}, call {call.Key}");
    }

    [Theory]
    [InlineData("\u202A0299998888\u202C", "0299998888")]
    [InlineData("(02)\u00A09999 8888", "0299998888")]
    [InlineData("+61 (0)2 9999-8888", "+61299998888")]
    public async Task Dial_OfANumberAsPeopleWriteIt_SendsDigitsAlone(string written, string dialled)
    {
        var number = _host.Numbers[4];
        var id = Guid.NewGuid();

        using var answer = await AskAsync(_host.Program, new { id, kind = "Dial", account = "bucharest", extension = $"{number}\u00A0", target = written });

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _host.EndAsync(_host.Program, id)).ShouldBe(("Observed", null));
        (await _host.AuditAsync()).ShouldContain(r => r.Entry.Action == "asked to dial" && r.Entry.Subject == $"bucharest/{number}, to {dialled}");
    }

    [Fact]
    public async Task Command_SentTwiceAtOnce_IsOneCommand()
    {
        var number = _host.Numbers[1];
        var (call, version) = await _host.TalkAsync(number);
        var id = Guid.NewGuid();
        var body = new { id, kind = "HangUp", account = "bucharest", extension = number, call = call.Key, seenVersion = version };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(_host.Program, body)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted);
        (await _host.EndAsync(_host.Program, id)).Status.ShouldBe("Observed");
        (await _host.ArrivedAsync()).ShouldBe(1);

        using var other = await AskAsync(_host.Program, body with { kind = "Hold" });
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task TwoSupervisors_RacingForOneCall_OneReceivesAConflict()
    {
        var (number, target) = (_host.Numbers[2], _host.Numbers[3]);
        var (call, version) = await _host.TalkAsync(number);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        using var supervisor = await (await _host.SupervisorAsync()).AsScriptOfAsync("/team/everyone");

        using var hold = await AskAsync(_host.Program, new { id = first, kind = "Hold", account = "bucharest", extension = number, call = call.Key, seenVersion = version });
        (await _host.EndAsync(_host.Program, first)).Status.ShouldBe("Observed");
        using var transfer = await AskAsync(
            supervisor, new { id = second, kind = "BlindTransfer", account = "bucharest", extension = number, call = call.Key, target, seenVersion = version });

        var end = await _host.EndAsync(supervisor, second);
        end.Status.ShouldBe("Refused");
        end.Detail!.ShouldStartWith("The call has changed since: it is on hold now");
        (await _host.ArrivedAsync()).ShouldBe(1);
        (await GetAsync(supervisor, first)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "another's command is nobody else's business");
    }

    [Fact]
    public async Task Call_WhoseTimesMovedSinceItWasSeen_IsActedOn()
    {
        var number = _host.Numbers[6];
        var (call, version) = await _host.TalkAsync(number);
        var id = Guid.NewGuid();
        _host.Board.Apply(new Observation
        {
            Account = "bucharest", Endpoint = "calls", At = call.ObservedAt,
            Calls = new([.. _host.Board.Current.Calls.GetAccount("bucharest").Values.Select(c => c.Value with { StartedAt = c.Value.StartedAt?.AddSeconds(-5) })], true),
        });
        _host.Board.Current.Calls.GetAccount("bucharest")[call.Key].Version.ShouldBeGreaterThan(version);

        using var hold = await AskAsync(_host.Program, new { id, kind = "Hold", account = "bucharest", extension = number, call = call.Key, seenVersion = version });

        (await _host.EndAsync(_host.Program, id)).Status.ShouldBe("Observed");
    }

    [Fact]
    public async Task Transfer_ToAColleague_IsObservedWhenTheirPhoneHasIt()
    {
        var (number, target) = (_host.Numbers[4], _host.Numbers[5]);
        var (call, version) = await _host.TalkAsync(number);
        var id = Guid.NewGuid();

        using var asked = await AskAsync(_host.Program, new { id, kind = "BlindTransfer", account = "bucharest", extension = number, call = call.Key, target, seenVersion = version });

        (await _host.EndAsync(_host.Program, id)).ShouldBe(("Observed", null));
        _host.CallOf(target).ShouldNotBeNull();
        _host.CallOf(number).ShouldBeNull();
    }

    [Fact]
    public async Task Vendor_AcceptingAndDoingNothing_EndsAsTimedOut()
    {
        var number = _host.Numbers[6];
        var (call, version) = await _host.TalkAsync(number);
        await _host.ControlAsync("commands", new { mode = "ignore" });
        var id = Guid.NewGuid();

        using var asked = await AskAsync(_host.Program, new { id, kind = "HangUp", account = "bucharest", extension = number, call = call.Key, seenVersion = version });

        var end = await _host.EndAsync(_host.Program, id);
        end.Status.ShouldBe("TimedOut");
        end.Detail!.ShouldContain("No poll of the last 15 s showed");
        (await _host.ArrivedAsync()).ShouldBe(1, "sent once, whatever came of it");
    }

    [Theory]
    [InlineData("""{"id":"%id","kind":"Hold","account":"perth","extension":"%n","call":"%c","seenVersion":1000000}""", "There is no account 'perth'.")]
    [InlineData("""{"id":"%id","kind":"Hold","account":"bucharest","extension":"nobody","call":"%c","seenVersion":1000000}""", "There is no extension nobody in bucharest.")]
    [InlineData("""{"id":"%id","kind":"Hold","account":"bucharest","extension":"%n","call":"","seenVersion":1000000}""", "The call is missing.")]
    [InlineData("""{"id":"%id","kind":"Hold","account":"bucharest","extension":"%n","seenVersion":1000000}""", "The call is missing.")]
    [InlineData("""{"id":"%id","kind":"Hold","account":"bucharest","extension":"%n","call":"bucharest/gone","seenVersion":1000000}""", "That call is over.")]
    [InlineData("""{"id":"%id","kind":"Hold","account":"bucharest","extension":"%n","call":"%c"}""", "The version of the board that was seen is missing.")]
    [InlineData("""{"id":"%id","kind":"BlindTransfer","account":"bucharest","extension":"%n","call":"%c","target":" ","seenVersion":1000000}""", "The target is missing.")]
    [InlineData("""{"id":"%id","kind":"AttendedTransfer","account":"bucharest","extension":"%n","call":"%c","target":"101","seenVersion":1000000}""", "bucharest does not offer this.")]
    [InlineData("""{"id":"%id","kind":"HangUp","account":"bucharest","extension":"%n","call":"%c","leg":"none","seenVersion":1000000}""", "bucharest does not offer this.")]
    [InlineData("""{"id":"%id","kind":"BlindTransfer","account":"bucharest","extension":"%n","call":"%c","target":"1\u000a2","seenVersion":1000000}""", "The number has U+000A in it, which cannot be dialled: it takes digits, +, * and #.")]
    [InlineData("""{"id":"%id","kind":"BlindTransfer","account":"bucharest","extension":"%n","call":"%c","target":"0412 ring jane","seenVersion":1000000}""", "The number has “r” in it, which cannot be dialled: it takes digits, +, * and #.")]
    public async Task Command_ThatCannotBe_IsRefusedWithoutARequest(string body, string why)
    {
        var number = _host.Numbers[7];
        var (call, _) = await _host.TalkAsync(number);
        using var content = new StringContent(
            body.Replace("%id", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("%n", number, StringComparison.Ordinal).Replace("%c", call.Key, StringComparison.Ordinal),
            System.Text.Encoding.UTF8, "application/json");

        using var answer = await _host.Program.Http.PostAsync(new Uri("/api/v1/commands", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (told.GetProperty("status").GetString(), told.GetProperty("detail").GetString()).ShouldBe(("Refused", why));
        (await _host.ArrivedAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"kind":"Hold"}""")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","kind":"Hold","account":"bucharest","extension":"101"}""")]
    [InlineData("""{"id":"0a6f3d0e-2f2a-4d7c-9c57-0f5f6f0a9a11","kind":"Explode","account":"bucharest","extension":"101"}""")]
    [InlineData("not json")]
    public async Task Body_ThatIsNoCommand_IsABadRequestInWords(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _host.Program.Http.PostAsync(new Uri("/api/v1/commands", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("account", 100)]
    [InlineData("extension", 64)]
    [InlineData("call", 256)]
    [InlineData("leg", 256)]
    [InlineData("other", 256)]
    [InlineData("target", 64)]
    [InlineData("reason", 500)]
    public async Task Text_LongerThanAnyIs_IsABadRequestThatKeepsNothing(string property, int longest)
    {
        var id = Guid.NewGuid();
        var body = new Dictionary<string, object> { ["id"] = id, ["kind"] = "Hold", ["account"] = "bucharest", ["extension"] = "101", ["seenVersion"] = 1 };
        body[property] = new string('x', longest + 1);

        using var answer = await AskAsync(_host.Program, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (problem.GetProperty("property").GetString(), problem.GetProperty("detail").GetString()).ShouldBe((property, $"'{property}' has at most {longest} characters."));
        (await GetAsync(_host.Program, id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Body_LargerThanACommandCanBe_IsTooLarge()
    {
        using var answer = await AskAsync(_host.Program, new { id = Guid.NewGuid(), kind = "Hold", account = new string('x', 20_000), extension = "101" });
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("16 KiB");
    }

    [Fact]
    public async Task Command_ThatWasRefused_KeepsWhyAndNotItsBody()
    {
        using var other = await _host.App.AsProgramAsync(TokenScopes.Command);
        var id = Guid.NewGuid();
        var body = new { id, kind = "Monitor", account = "perth", extension = "101", call = "a", leg = "b", other = "c", target = "1", seenVersion = 1, reason = "because" };
        using var first = await AskAsync(other, body);
        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var kept = _host.App.Services.GetRequiredService<CommandStore>().Find(id, await SightAsync(other))!.Progress;
        (kept.Status, kept.Detail).ShouldBe((CommandStatus.Refused, "There is no account 'perth'."));
        (kept.Request.Leg, kept.Request.Other, kept.Request.Reason, kept.Request.SeenVersion).ShouldBe((null, null, null, null));
        using var again = await AskAsync(other, body);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted, "the same command");
        using var another = await AskAsync(other, body with { reason = "another" });
        another.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task List_OfManyCommands_IsReadPageByPage()
    {
        using var other = await _host.App.AsProgramAsync(TokenScopes.Command);
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            ids.Insert(0, Guid.NewGuid());
            using var _ = await AskAsync(other, new { id = ids[0], kind = "Dial", account = "perth", extension = "101", target = "1" });
        }

        var read = new List<Guid>();
        string? cursor = null;
        var pages = 0;
        do
        {
            var page = JsonDocument.Parse(await other.ReadAsync($"/api/v1/commands?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}")).RootElement;
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            cursor = page.TryGetProperty("next", out var next) ? next.GetRawText() : null;
            pages++;
        }
        while (cursor is not null);

        (pages, read.SequenceEqual(ids)).ShouldBe((3, true));
        using var whole = await other.GetAsync("/api/v1/commands");
        whole.Headers.TransferEncodingChunked.ShouldBe(true, "it is sent while it is written");
        foreach (var wrong in new[] { "limit=0", "limit=201", "limit=x", "cursor=-1", "cursor=x" })
        {
            using var answer = await other.GetAsync($"/api/v1/commands?{wrong}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", wrong);
        }
    }

    [Fact]
    public async Task Commands_FasterThanAreTaken_AreTooManyAndTheirIdsCanBeSentAgain()
    {
        using var other = await _host.App.AsProgramAsync(TokenScopes.Command, name: "a hurried program");
        var rate = _host.App.Services.GetRequiredService<CommandOptions>().PerMinute;
        object Body(Guid id) => new { id, kind = "Dial", account = "perth", extension = "101", target = "1" };
        // All at once: one after the other they could be slower than the limit on a busy machine.
        var sent = await Task.WhenAll(Enumerable.Range(0, rate).Select(async _ =>
        {
            var id = Guid.NewGuid();
            return (Id: id, Answer: await AskAsync(other, Body(id)));
        }));
        var (id, slow) = sent.FirstOrDefault(s => s.Answer.StatusCode == HttpStatusCode.TooManyRequests);

        slow.ShouldNotBeNull();
        slow.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 2);
        (await slow.Content.ReadAsStringAsync()).ShouldContain("Nothing was sent.");
        (await GetAsync(other, id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Eventually.HoldsAsync(async () => (await AskAsync(other, Body(id))).StatusCode == HttpStatusCode.Accepted, CommandHost.Bound, "it is taken later");
        (await _host.AuditAsync()).Count(r => r.Entry.Actor == "a hurried program" && r.Entry.Action == "was slowed down at dial").ShouldBeInRange(1, 3, "not a row for each refusal");
        using var another = await _host.App.AsProgramAsync(TokenScopes.Command);
        (await AskAsync(another, Body(Guid.NewGuid()))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Supervisor_OfAnotherTeam_CannotTouchACallTheyMayNotSee()
    {
        var number = _host.Numbers[8];
        var (call, version) = await _host.TalkAsync(number);
        using var other = await (await _host.SupervisorAsync(AccessLimits.None with { Teams = ["a team that is not theirs"] })).AsScriptOfAsync("/team/everyone");
        var id = Guid.NewGuid();

        using var asked = await AskAsync(other, new { id, kind = "HangUp", account = "bucharest", extension = number, call = call.Key, seenVersion = version });

        (await _host.EndAsync(other, id)).ShouldBe(("Refused", "There is no account 'bucharest'."));
        (await _host.ArrivedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Program_ThatMayOnlyRead_IsRefused()
    {
        using var reader = await _host.App.AsProgramAsync(TokenScopes.Read);
        using var answer = await AskAsync(reader, new { id = Guid.NewGuid(), kind = "Dial", account = "bucharest", extension = _host.Numbers[0], target = "102" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> AskAsync(TestClient client, object body) => client.Http.PostAsJsonAsync("/api/v1/commands", body);

    private async Task<AccessPrincipal> SightAsync(TestClient client) =>
        (await _host.App.Services.GetRequiredService<PrincipalResolver>().FindApiClientAsync(client.Http.DefaultRequestHeaders.Authorization!.Parameter!, CancellationToken.None))!;

    private static Task<HttpResponseMessage> GetAsync(TestClient client, Guid id) => client.GetAsync($"/api/v1/commands/{id}");

    /// <summary>One host and one phone system for all tests.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal CommandHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await CommandHost.StartAsync();

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
