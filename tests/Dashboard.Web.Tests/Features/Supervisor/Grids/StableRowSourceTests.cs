using Dashboard.Web.Features.Supervisor.Grids;

namespace Dashboard.Web.Tests.Features.Supervisor.Grids;

public sealed class StableRowSourceTests
{
    private static readonly GridQuery<Item> ByRank = new(i => i.IsShown, (a, b) => a.Rank.CompareTo(b.Rank));
    private readonly StableRowSource<Item> _source = new(i => i.Key);

    [Fact]
    public void Update_RowsThatMove_SortsThemAgainAndKeepsTheirObjects()
    {
        _source.Update([new("a", 1), new("b", 2)], ByRank);
        var a = _source.Rows[0];

        _source.Update([new("a", 3), new("b", 2)], ByRank);

        Keys().ShouldBe(["b", "a"]);
        _source.Rows[1].ShouldBeSameAs(a);
        a.Value!.Rank.ShouldBe(3);
    }

    [Fact]
    public void Take_WhileFrozen_ChangesWhatRowsSayButNotWhereTheyStand()
    {
        _source.Update([new("a", 1), new("b", 2), new("c", 3)], ByRank);
        _source.IsFrozen = true;

        _source.Update([new("a", 9), new("c", 3), new("new", 0)], ByRank);

        Keys().ShouldBe(["a", "b", "c"]);
        _source.Rows[0].Value!.Rank.ShouldBe(9);
        _source.Rows[1].IsGone.ShouldBeTrue();
        _source.Waiting.ShouldBe(1);

        _source.IsFrozen = false;
        _source.Update([new("a", 9), new("c", 3), new("new", 0)], ByRank);
        Keys().ShouldBe(["new", "c", "a"]);
        _source.Waiting.ShouldBe(0);
    }

    [Fact]
    public void Take_WhileFrozenForAnotherOrder_OrdersAllTheSame()
    {
        _source.Update([new("a", 1), new("b", 2)], ByRank);
        _source.IsFrozen = true;

        _source.Update([new("a", 1), new("b", 2)], ByRank with { Order = (a, b) => b.Rank.CompareTo(a.Rank) }, arrange: true);

        Keys().ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Take_WhileFrozenARowThatIsFilteredOut_StaysUntilThePointerLeaves()
    {
        _source.Update([new("a", 1), new("b", 2)], ByRank);
        _source.IsFrozen = true;
        _source.Update([new("a", 1, false), new("b", 2)], ByRank);
        Keys().ShouldBe(["a", "b"]);

        _source.IsFrozen = false;
        _source.Update([new("a", 1, false), new("b", 2)], ByRank);
        Keys().ShouldBe(["b"]);
    }

    [Fact]
    public void Take_Grouped_PutsAHeadingWithItsCountAboveEachAndThoseWithoutLast()
    {
        _source.Update([new("a", 1, Group: ""), new("b", 2, Group: "Sales"), new("c", 3, Group: "Sales")], ByRank with { Group = i => i.Group });

        Keys().ShouldBe(["group:Sales", "b", "c", "group:", "a"]);
        _source.Rows[0].Size.ShouldBe(2);
        _source.Count.ShouldBe(3);
    }

    private IEnumerable<string> Keys() => _source.Rows.Select(r => r.Key);

    internal sealed record Item(string Key, int Rank, bool IsShown = true, string Group = "");
}
