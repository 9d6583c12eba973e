using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

/// <summary>Tests the form of Jingl's requests, paging, and polling without a list.</summary>
public sealed class JinglClientTests
{
    [Fact]
    public async Task Request_Always_AsksForJsonWithBasicSignIn()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("[]"));
        using var account = JinglAccount.Open(handler);

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        var request = handler.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Get);
        request.Address.AbsoluteUri.ShouldBe("https://www.jingl.com.au/api/handsetstatus?maxresults=1000");
        request.Header("Accept").ShouldBe("application/json");
        request.Header("Authorization").ShouldBe("Basic " + Convert.ToBase64String("api@sydney:pass:wörd#1"u8));
        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_AtRoundNumbers_AreAskedOnUntilShort()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Json($"[{JinglAccount.Rows(1000, 200)}]"),
            ScriptedHandler.Json($"[{JinglAccount.Rows(1200, 37)}]"));
        using var account = JinglAccount.Open(handler);

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        handler.Requests.Select(r => r.PathAndQuery).ShouldBe(
            ["/api/handsetstatus?maxresults=1000", "/api/handsetstatus?maxresults=1000&afterid=1199"]);
        seen.Extensions!.Rows.Length.ShouldBe(237);
        seen.Extensions.Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_EndingExactlyAtAFullOne_EndWithTheEmptyOne()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json($"[{JinglAccount.Rows(100, 2)}]"), ScriptedHandler.Json("[]"));
        using var account = JinglAccount.Open(handler, ("Jingl:PageSize", "2"));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        (seen.Extensions!.Rows.Length, seen.Extensions.Complete).ShouldBe((2, true));
    }

    [Fact]
    public async Task Pages_ThatRepeat_StopIncompleteAndAreTold()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json($"[{JinglAccount.Rows(100, 100)}]"));
        using var account = JinglAccount.Open(handler);

        var seen = await account.PollAsync(JinglAccount.Endpoint);
        await account.PollAsync(JinglAccount.Endpoint);

        handler.Requests.Count.ShouldBe(4);
        (seen.Extensions!.Rows.Length, seen.Extensions.Complete, seen.Calls!.Complete).ShouldBe((100, false, false));
        account.Log.Lines.ShouldHaveSingleItem().ShouldContain("Accounts:sydney:Jingl:PageSize");
    }

    [Fact]
    public async Task Pages_WithoutEnd_StopAtTheCapIncomplete()
    {
        var next = 0;
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json($"[{JinglAccount.Row($"{next++}")}]"));
        using var account = JinglAccount.Open(handler, ("Jingl:PageSize", "1"));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        (handler.Requests.Count, seen.Extensions!.Complete).ShouldBe((200, false));
    }

    [Fact]
    public async Task Pages_SecondFails_FailsThePoll()
    {
        using var account = JinglAccount.Open(
            new ScriptedHandler(ScriptedHandler.Json($"[{JinglAccount.Rows(100, 2)}]"), ScriptedHandler.Status(HttpStatusCode.InternalServerError)),
            ("Jingl:PageSize", "2"));

        (await account.FailAsync(JinglAccount.Endpoint)).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    [Fact]
    public async Task List_WithItsOptions_IsAskedAndReadAsTold()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Json($$"""{"handsets":[{"id":7,{{JinglAccount.Row("100")[1..]}}]}"""), ScriptedHandler.Json("""{"handsets":[]}"""));
        using var account = JinglAccount.Open(handler,
            ("BaseAddress", "http://127.0.0.1:5080/jingl"), ("Jingl:ListPath", "v2/status"), ("Jingl:ListProperty", "handsets"),
            ("Jingl:PageSize", "1"), ("Jingl:PageSizeParameter", "take"), ("Jingl:AfterParameter", "after"));

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        handler.Requests.Select(r => r.PathAndQuery).ShouldBe(["/jingl/v2/status?take=1", "/jingl/v2/status?take=1&after=7"]);
        seen.Extensions!.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task List_NotPaged_IsOneRequest()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json($"[{JinglAccount.Rows(100, 100)}]"));
        using var account = JinglAccount.Open(handler, ("Jingl:PageSize", "0"));

        (await account.PollAsync(JinglAccount.Endpoint)).Extensions!.Complete.ShouldBeTrue();

        handler.Requests.ShouldHaveSingleItem().PathAndQuery.ShouldBe("/api/handsetstatus");
    }

    [Fact]
    public async Task List_Refused_FallsBackToEachConfiguredExtension()
    {
        var handler = new ScriptedHandler(request => request.Address.AbsolutePath switch
        {
            "/api/handsetstatus/101" => ScriptedHandler.Json(JinglAccount.Row("101")),
            "/api/handsetstatus/10%2A" => ScriptedHandler.Json(JinglAccount.Row("10*", "Ringing")),
            _ => ScriptedHandler.Status(HttpStatusCode.NotFound),
        });
        using var account = new OpenedAccount(new JinglVendor(), handler, JinglAccount.Keys(), "101", "10*", "999");
        account.Source.Capabilities.HasFlag(Capabilities.BulkPresence).ShouldBeTrue();

        var seen = await account.PollAsync(JinglAccount.Endpoint);

        seen.Extensions!.Rows.Select(r => r.Number).ShouldBe(["101", "10*"]);
        seen.Extensions.Complete.ShouldBeTrue();
        seen.BadRows.ShouldBe(1);
        account.Source.Capabilities.HasFlag(Capabilities.BulkPresence).ShouldBeFalse();
        account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeTrue();

        await account.PollAsync(JinglAccount.Endpoint);
        handler.Requests.Count(r => r.Address.AbsolutePath == "/api/handsetstatus").ShouldBe(1);

        account.Time.Advance(TimeSpan.FromHours(1));
        await account.PollAsync(JinglAccount.Endpoint);
        handler.Requests.Count(r => r.Address.AbsolutePath == "/api/handsetstatus").ShouldBe(2);
    }
}
