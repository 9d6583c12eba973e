using Dashboard.Web.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Persistence;

/// <summary>Degraded while the database does not work: boards are shown without it.</summary>
internal sealed class DatabaseHealthCheck(DatabaseHealth store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.Problem is { } problem ? HealthCheckResult.Degraded($"storage: {problem.TrimEnd('.')}") : HealthCheckResult.Healthy());
}
