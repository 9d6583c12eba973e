using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Testing;
using Dashboard.Web.Maintenance;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Maintenance;

public sealed class MaintenanceJobsTests
{
    [Theory]
    [InlineData("1.00:00:00", false)]
    [InlineData("", true)]
    public async Task PruneAuditLog_OfRowsOlderThanTheyAreKept_RemovesThem(string retention, bool isKept)
    {
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards.With("--Access:AuditRetention", retention));
        var before = new AuditLog(host.Get<Database>(), new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-2)), host.Get<AuditKeyFile>());
        await before.AppendAsync(new AuditEntry("before", "", "did", "", ""), CancellationToken.None);
        await host.Get<AuditLog>().AppendAsync(new AuditEntry("now", "", "did", "", ""), CancellationToken.None);

        await ActivatorUtilities.CreateInstance<MaintenanceJobs>(host.App.Services).PruneAuditLogAsync(CancellationToken.None);

        var who = (await host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = "did" }, CancellationToken.None)).Select(r => r.Entry.Actor);
        who.ShouldBe(isKept ? ["now", "before"] : ["now"]);
        (await host.Get<AuditLog>().VerifyAsync(CancellationToken.None)).BrokenAt.ShouldBeNull();
    }
}
