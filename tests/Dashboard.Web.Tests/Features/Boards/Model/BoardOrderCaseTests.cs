using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Features.Boards.Model;

/// <summary>The order of rows on a board, by the test cases shared with the script's tests.</summary>
public sealed class BoardOrderCaseTests : IDisposable
{
    private static readonly JsonElement Cases = JsonDocument.Parse(Repository.Read("wwwroot-assets/tests/cases/order-cases.json")).RootElement;
    private readonly BoardFixture _fixture = new();

    public static TheoryData<string[]> Numbers => [.. Lists("numbers")];

    public static TheoryData<string[]> Teams => [.. Lists("teams")];

    public static TheoryData<string[]> Names => [.. Lists("names")];

    public static TheoryData<string[]> Same => [.. Lists("same")];

    public static TheoryData<string[]> Plain => [.. Lists("plain")];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Tiles_ByNumber_GoByDigitRunsAsNumbers(string[] numbers)
    {
        _fixture.See(numbers.Reverse().Select(n => _fixture.Extension(n)));

        _fixture.Model.Tiles.Select(t => t.Number).ShouldBe(numbers);
    }

    [Theory]
    [MemberData(nameof(Teams))]
    public void Teams_OfABoard_GoAsPeopleExpect(string[] teams)
    {
        _fixture.See(teams.Reverse().Select((team, place) => _fixture.Extension($"{place}") with { Team = team }));

        _fixture.ModelOf(new BoardLayout { GroupByTeam = true }).Teams.Select(t => t.Key).ShouldBe(teams);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tiles_ByName_GoAsPeopleExpect(string[] names)
    {
        _fixture.See(names.Reverse().Select((name, place) => _fixture.Extension($"{place}") with { Name = name }));

        _fixture.ModelOf(new BoardLayout { Order = TileOrder.Name }).Tiles.Select(t => t.Name).ShouldBe(names);
    }

    [Theory]
    [MemberData(nameof(Same))]
    public void Tiles_OfNamesThatSortAlike_GoByNumber(string[] names)
    {
        foreach (var (first, second) in new[] { (names[0], names[1]), (names[1], names[0]) })
        {
            _fixture.See(_fixture.Extension("1") with { Name = first }, _fixture.Extension("2") with { Name = second });
            _fixture.ModelOf(new BoardLayout { Order = TileOrder.Name }).Tiles.Select(t => t.Number).ShouldBe(["1", "2"]);
        }
    }

    [Theory]
    [MemberData(nameof(Plain))]
    public void PlainName_OfAText_IsThatOfTheScript(string[] texts) => NameSortKey.Create(texts[0]).ShouldBe(texts[1]);

    [Fact]
    public void Registrations_OfOneEnd_GoByDigitRunsOfTheirKeys()
    {
        Registration[] rows = [Device("sydney/0003*100/0"), Device("sydney/0003*9/0")];

        BoardOrder.Registrations(rows).Select(r => r.Key).ShouldBe(["sydney/0003*9/0", "sydney/0003*100/0"]);
    }

    public void Dispose() => _fixture.Dispose();

    private static Registration Device(string key) => new() { Key = key, Account = BoardFixture.Account, Registered = true, Expiry = ExpiryKind.None, ObservedAt = default };

    private static IEnumerable<string[]> Lists(string name) => Cases.GetProperty(name).EnumerateArray().Select(list => list.EnumerateArray().Select(e => e.GetString()!).ToArray());
}
