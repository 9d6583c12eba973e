using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Makes the accounts of a quiet host fail, each with another fault.</summary>
internal static class OutageHost
{
    public static async Task FailAllAsync(HostProcess host, params IPage[] pages)
    {
        await host.FaultAsync("voipnow", new { kind = "Refuse" });
        await host.FaultAsync("telecomx", new { kind = "Status", status = 500, endpoint = "sipphones" });
        await host.FaultAsync("jingl", new { kind = "Status", status = 429, retryAfter = "120" });
        await host.FaultAsync("vonage", new { kind = "Status", status = 401, endpoint = "token" });
        await host.FaultAsync("vonage", new { kind = "DropTokens" });
        foreach (var page in pages)
        {
            await ExpectFailedAsync(page);
        }
    }

    private static async Task ExpectFailedAsync(IPage page)
    {
        foreach (var (account, health) in new[] { ("bucharest", "Unreachable"), ("copenhagen", "Degraded"), ("sydney", "Throttled"), ("montreal", "AuthRejected") })
        {
            await Expect(page.Locator($"[data-list=accounts] .account[data-key={account}]")).ToHaveAttributeAsync("data-health", health);
        }
    }
}
