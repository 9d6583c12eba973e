using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Polling;

/// <summary>The health check of polling.</summary>
/// <remarks>
/// It is unhealthy until the first account has responded. Later unavailable accounts only make it degraded: the last known data is displayed with its
/// age, and no other node would have newer data.
/// </remarks>
internal sealed class PollingHealthCheck(PresenceStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var accounts = store.Current.Accounts.Values.Select(a => a.Value).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        if (accounts.All(a => store.GetLastListed(a.Id).Latest is null))
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("no account has answered yet"));
        }

        var lacking = accounts.Where(a => a.Health != AccountHealth.Ok || store.GetLastListed(a.Id).Latest is null)
            .Select(a => a.Health == AccountHealth.Ok ? $"{a.Id} has not answered yet" : $"{a.Id} is {a.Health}").ToList();
        return Task.FromResult(lacking.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(", ", lacking)));
    }
}
