using Dashboard.Web.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Persistence;

/// <summary>The health check of the database. It is only degraded while the database is unavailable, since boards work without it.</summary>
internal sealed class DatabaseHealthCheck(DatabaseHealth store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.Problem is { } problem ? HealthCheckResult.Degraded($"storage: {problem.TrimEnd('.')}") : HealthCheckResult.Healthy());
}
