using System.Collections.Concurrent;
using System.Text.Json;
using Dashboard.Testing;

[assembly: AssemblyFixture(typeof(Dashboard.Browser.Tests.IdleHosts))]

namespace Dashboard.Browser.Tests;

/// <summary>
/// A pool of quiet hosts. A test has exclusive use of a borrowed host. A returned host is reset for another test. A host that was
/// returned dead or paused is disposed.
/// </summary>
public sealed class IdleHosts : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly (string Vendor, string Account)[] Systems = [("jingl", "sydney"), ("telecomx", "copenhagen"), ("vonage", "montreal"), ("voipnow", "bucharest")];
    private readonly ConcurrentQueue<HostProcess> _free = new();

    public async ValueTask DisposeAsync()
    {
        while (_free.TryDequeue(out var host))
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>Borrows a host without calls and faults, with all accounts polled each second.</summary>
    internal async Task<HostProcess> BorrowAsync()
    {
        if (!_free.TryDequeue(out var host))
        {
            return await HostProcess.StartQuietAsync();
        }

        try
        {
            await Eventually.HoldsAsync(() => IsQuietAsync(host), Bound, "the host that another test returned is quiet");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Resets a host and makes it available to the next test.</summary>
    internal async Task ReturnAsync(HostProcess host)
    {
        if (!host.IsRunning)
        {
            await host.DisposeAsync();
            return;
        }

        foreach (var (vendor, account) in Systems)
        {
            await host.ResetAsync(vendor);
            if (await HealthAsync(host, account) != "Ok")
            {
                await host.RetryAsync(account);
            }
        }

        _free.Enqueue(host);
    }

    private static async Task<string?> HealthAsync(HostProcess host, string account) =>
        (await host.ItemsAsync("accounts")).Where(a => Text(a, "id") == account).Select(a => Text(a, "health")).Single();

    private static async Task<bool> IsQuietAsync(HostProcess host) =>
        (await host.ItemsAsync("accounts")).All(a => Text(a, "health") == "Ok")
        && (await host.ItemsAsync("calls")).Count == 0
        && (await host.ItemsAsync("extensions")).All(e => Text(e, "state") is "Idle" or "Offline");

    private static string? Text(JsonElement row, string property) => row.GetProperty(property).GetString();
}
