using System.Text.Json;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Connections;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Tests.Live;

/// <summary>The limits of simultaneous streams.</summary>
public sealed class StreamLimiterTests
{
    private static readonly AccessPrincipal Jane = Person("1", "Jane");

    [Fact]
    public void Enter_MoreThanAConnectionMayHave_IsRefusedUntilOneEnds()
    {
        var streams = new StreamLimiter(new LimitOptions());
        var taken = Enumerable.Range(0, StreamLimiter.PerConnection).Select(_ => streams.Enter("a", Jane)).ToList();

        Should.Throw<HubException>(() => streams.Enter("a", Jane)).Message.ShouldContain("This connection");
        streams.Enter("b", Jane).Dispose();
        taken[0].Dispose();
        streams.Enter("a", Jane).Dispose();
    }

    [Fact]
    public void Enter_MoreThanAPersonMayHave_IsRefusedOnEveryConnectionOfTheirs()
    {
        var streams = new StreamLimiter(new LimitOptions { StreamsPerPerson = 3 });
        var taken = Enumerable.Range(0, 3).Select(n => streams.Enter($"c{n}", Jane)).ToList();

        Should.Throw<HubException>(() => streams.Enter("c9", Jane)).Message.ShouldContain("Limits:StreamsPerPerson");
        streams.Enter("c9", Person("2", "Anna")).Dispose();
        // A refused stream does not count against the limit of its connection.
        taken.ForEach(stream => stream.Dispose());
        Enumerable.Range(0, 3).Select(_ => streams.Enter("c9", Jane)).ToList().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Watch_OfAConnectionThatWatchesTooMuch_EndsWithWordsAndTheOthersGoOn()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var host = await HubHost.StartAsync();
        await using var viewer = await HubSocket.ConnectAsync(host.Address, bound.Token);

        for (var n = 0; n <= StreamLimiter.PerConnection; n++)
        {
            await viewer.WatchAsync("everyone", bound.Token, $"{n}");
        }

        var (snapshots, refusal) = (0, "");
        while (snapshots < StreamLimiter.PerConnection || refusal.Length == 0)
        {
            using var message = JsonDocument.Parse(await viewer.NextMessageAsync(bound.Token));
            refusal = message.RootElement.TryGetProperty("error", out var error) ? error.GetString()! : refusal;
            snapshots += message.RootElement.TryGetProperty("item", out var item) && item.GetProperty("kind").GetString() == "snapshot" ? 1 : 0;
        }

        refusal.ShouldContain("32 boards already");
        host.Stream.Viewers.ShouldBe(StreamLimiter.PerConnection);
    }

    private static AccessPrincipal Person(string id, string name) => new(PrincipalKind.User, id, name, Role.Viewer, TokenScopes.None, AccessLimits.None);
}
