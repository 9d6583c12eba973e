using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Storage.Users;
using Dashboard.Storage.Tokens;
using Dashboard.Testing;
using Dashboard.Web.Features.Administration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Live;

/// <summary>A program with a token on the real hub, with a clock that the test moves.</summary>
public sealed class ApiClientHubTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));
    private readonly ManualTimeProvider _time = new();
    private HubHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await HubHost.StartAsync(_time);
        _host.See(2, PresenceState.Idle);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _bound.Dispose();
    }

    [Fact]
    public async Task Revoked_WhileItsStreamRuns_EndsTheStreamWithinTenSeconds()
    {
        var tokens = _host.Services.GetRequiredService<TokenStore>();
        var token = await tokens.AddAsync("a program", TokenScopes.Read, AccessLimits.None, null, _bound.Token);
        await using var program = await HubSocket.ConnectAsync(_host.Address, _bound.Token, headers: new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" });
        await program.WatchAsync("everyone", _bound.Token);
        await program.NextFrameAsync(_bound.Token, "snapshot");

        (await _host.Services.GetRequiredService<ApiTokenService>().RevokeAsync(new DefaultHttpContext(), (await tokens.ListAsync(_bound.Token)).Single().Id)).ShouldBeNull();

        var revoked = _time.GetUtcNow();
        var end = EndAsync(program);
        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(end.IsCompleted ? 0 : 100));
                return end.IsCompleted;
            },
            Bound,
            "the stream ends");
        (await end).ShouldContain("What you may see was changed.");
        (_time.GetUtcNow() - revoked).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private async Task<string> EndAsync(HubSocket socket)
    {
        while (true)
        {
            using var message = JsonDocument.Parse(await socket.NextMessageAsync(_bound.Token));
            if (message.RootElement.GetProperty("type").GetInt32() == 3)
            {
                return message.RootElement.GetProperty("error").GetString() ?? "";
            }
        }
    }
}
