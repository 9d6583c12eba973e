using System.Net;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Access;

/// <summary>What can be changed at <c>/jobs</c>, by whom, and what the audit log says of it.</summary>
public sealed class JobsPageTests : IAsyncLifetime
{
    private const string Trigger = "/jobs/recurring/trigger";
    private TestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(TestHostOptions.WithBoards);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Trigger_ByAnAdministrator_IsDoneAndInTheAuditLog()
    {
        using var administrator = await _host.App.AsPersonAsync(Role.Administrator, name: "ada");

        (await PostAsync(administrator, await administrator.TokenAsync("/sign-in"))).ShouldBe(HttpStatusCode.NoContent);

        var row = (await AuditAsync()).ShouldHaveSingleItem();
        (row.Entry.Actor, row.Entry.Subject).ShouldBe(("ada", "recurring/trigger"));
    }

    [Fact]
    public async Task Trigger_WithoutTheAntiforgeryToken_IsRefusedAndNotInTheAuditLog()
    {
        using var administrator = await _host.App.AsPersonAsync(Role.Administrator);

        (await PostAsync(administrator, token: null)).ShouldBe(HttpStatusCode.Forbidden);

        (await AuditAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Trigger_ByAnAdministratorWithLimitsOrASupervisor_IsRefused()
    {
        using var limited = await _host.App.AsPersonAsync(Role.Administrator, AccessLimits.None with { Accounts = ["sydney"] });
        using var supervisor = await _host.App.AsPersonAsync(Role.Supervisor);

        (await PostAsync(limited, await limited.TokenAsync("/sign-in"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(supervisor, await supervisor.TokenAsync("/sign-in"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Poll_OnTheJobsPage_HasAReadableName()
    {
        using var administrator = await _host.App.AsPersonAsync(Role.Administrator);

        await Eventually.HoldsAsync(
            async () => WebUtility.HtmlDecode(await administrator.ReadAsync("/jobs/jobs/succeeded")).Contains("sydney · handset status", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30),
            "the first poll is listed");
    }

    private static async Task<HttpStatusCode> PostAsync(TestClient client, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Trigger) { Content = new FormUrlEncodedContent([new("jobs[]", "check-database")]) };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        using var response = await client.Http.SendAsync(request);
        return response.StatusCode;
    }

    private Task<IReadOnlyList<AuditRow>> AuditAsync() =>
        _host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = "changed background jobs" }, CancellationToken.None);
}
