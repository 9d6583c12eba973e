using System.Net;
using System.Text;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Access;

/// <summary>
/// Tests that data which a principal may not view is in no page, response or frame. Searches everything that the principal can read for each unique value.
/// </summary>
public sealed class AccessLeakTests(FastHost shared, ITestOutputHelper output) : IClassFixture<FastHost>, IAsyncLifetime
{
    private static readonly string[] Boards = ["sales", "support", "harbour", "nowhere"];
    private readonly TestHost _host = shared.Host;

    public async ValueTask InitializeAsync()
    {
        CanaryData.Put(_host);
        await Eventually.HoldsAsync(() => _host.Board.Current.Alerts.Count(a => a.Value.Count > 0) == 3, TestHost.Bound, "alerts stand on all boards");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("a viewer of the team Support", "72017201,82018201")]
    [InlineData("a supervisor of the team Support", "72017201,82018201")]
    [InlineData("a viewer of the account perth", "81018101,82018201,83018301")]
    [InlineData("a viewer of the board harbour", "71017101,72017201")]
    [InlineData("a viewer of the board support", "72017201,82018201")]
    [InlineData("a viewer of the board sales and the account sydney", "71017101")]
    [InlineData("a program for the team Support", "72017201,82018201")]
    [InlineData("a program for the board harbour", "71017101,72017201")]
    [InlineData("the display of the board support", "72017201,82018201")]
    [InlineData("a viewer", "71017101,72017201,81018101,82018201,83018301")]
    public async Task AllThatIsRead_ByWhoIsLimited_HasTheirRowsAndNoWordOfAnother(string who, string theirs)
    {
        using var client = await ComeAsync(who);
        var read = await ReadAllAsync(client);

        var numbers = theirs.Split(',');
        foreach (var person in CanaryData.All.Where(p => numbers.Contains(p.Number)))
        {
            read.ShouldContain(person.Name);
            read.ShouldContain(person.Party);
        }

        var hidden = CanaryData.All.Where(p => !numbers.Contains(p.Number)).SelectMany(p => p.Words).Concat(HiddenOf(who)).ToList();
        hidden.Where(word => read.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{who} reads of others");
        output.WriteLine($"{who}: {read.Length} characters, {hidden.Count} words looked for");
    }

    [Fact]
    public async Task Retry_OfAnAccountOfWhichNothingIsSeen_IsRefusedLikeOneThatIsNotThere()
    {
        using var supervisor = await (await ComeAsync("a supervisor of the account sydney")).AsScriptOfAsync("/");

        foreach (var (account, status) in new[] { ("perth", HttpStatusCode.NotFound), ("nowhere", HttpStatusCode.NotFound), ("sydney", HttpStatusCode.Accepted) })
        {
            using var answer = await supervisor.Http.PostAsync(new Uri($"/api/v1/accounts/{account}/retry", UriKind.Relative), null);
            answer.StatusCode.ShouldBe(status, account);
        }
    }

    // Besides extensions: unassigned devices need access to the whole account. Boards and accounts need access to any of their rows.
    private static IEnumerable<string> HiddenOf(string who) => who switch
    {
        "a viewer" => [],
        _ when who.EndsWith("account perth", StringComparison.Ordinal) => ["sydney", CanaryData.UnassignedOf("sydney")],
        _ when who.EndsWith("board harbour", StringComparison.Ordinal) => ["perth", "Sellers", "Helpers", CanaryData.UnassignedOf("perth")],
        _ when who.EndsWith("board support", StringComparison.Ordinal) => ["Sellers", "Harbourside", CanaryData.UnassignedOf("sydney"), CanaryData.UnassignedOf("perth")],
        _ when who.EndsWith("account sydney", StringComparison.Ordinal) => ["perth", "Helpers", "Harbourside", CanaryData.UnassignedOf("sydney"), CanaryData.UnassignedOf("perth")],
        _ => [CanaryData.UnassignedOf("sydney"), CanaryData.UnassignedOf("perth")],
    };

    private Task<TestClient> ComeAsync(string who)
    {
        var limits = new AccessLimits(Named(who, "account"), Named(who, "team"), Named(who, "board"));
        return who switch
        {
            ['t', ..] => _host.App.AsDisplayAsync(limits.Boards[0]),
            ['a', ' ', 'p', ..] => _host.App.AsProgramAsync(Storage.Tokens.TokenScopes.Read | Storage.Tokens.TokenScopes.Command, limits),
            ['a', ' ', 's', ..] => _host.App.AsPersonAsync(Role.Supervisor, limits),
            _ => _host.App.AsPersonAsync(Role.Viewer, limits),
        };
    }

    private static string[] Named(string who, string kind) =>
        who.Split(' ') is var words && Array.IndexOf(words, kind) is var at and >= 0 ? [words[at + 1]] : [];

    private async Task<string> ReadAllAsync(TestClient client)
    {
        using var bound = new CancellationTokenSource(TestHost.Bound);
        var all = new StringBuilder();
        foreach (var row in AccessTable.All.Where(r => r is { Method: "GET", Route: not "assets" }))
        {
            foreach (var board in Boards)
            {
                using var answer = await client.GetAsync(row.Route.Replace("{board}", board, StringComparison.Ordinal).Replace("{code:int}", "403", StringComparison.Ordinal));
                all.AppendLine($"{answer.Headers} {await answer.Content.ReadAsStringAsync(bound.Token)}");
            }
        }

        // Read before the frames change the data, so that the pages match it.
        var hubs = new List<HubSocket>();
        try
        {
            foreach (var board in Boards)
            {
                var hub = await _host.HubAsync(client, bound.Token);
                hubs.Add(hub);
                await hub.WatchAsync(board, bound.Token);
                var first = await hub.NextMessageAsync(bound.Token);
                all.AppendLine(first);
                if (!first.Contains("\"snapshot\"", StringComparison.Ordinal))
                {
                    hubs.Remove(hub);
                    await hub.DisposeAsync();
                }
            }

            // Each round removes and adds all calls. A board without visible changes sends a keep-alive frame in time.
            foreach (var round in new[] { 1, 2, 0 })
            {
                CanaryData.Put(_host, round);
                foreach (var frame in await Task.WhenAll(hubs.Select(h => h.NextFrameAsync(bound.Token))))
                {
                    all.AppendLine(frame.GetRawText());
                }
            }
        }
        finally
        {
            await Task.WhenAll(hubs.Select(h => h.DisposeAsync().AsTask()));
        }

        return all.ToString();
    }
}
