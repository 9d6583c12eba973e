using Dashboard.Presence.Store;

namespace Dashboard.Presence.Tests.Store;

public sealed class RemovalPolicyTests
{
    private readonly RemovalPolicy _policy = new(looks: 2);

    [Fact]
    public void Judge_OmittedBySecondCompleteList_IsRemoved()
    {
        Judge(["a"]).ShouldBeEmpty();
        Judge(["a"]).ShouldBe(["a"]);
    }

    [Fact]
    public void Judge_WithOneLook_IsRemovedAtOnce() => new RemovalPolicy(looks: 1).Judge(["a"], 10, complete: true, badRows: 0).ShouldBe(["a"]);

    [Fact]
    public void Judge_ListedInBetween_CountsFromTheStart()
    {
        Judge(["a"]);
        Judge([]);
        Judge(["a"]).ShouldBeEmpty();
        Judge(["b"]).ShouldBeEmpty();
        Judge(["a"]).ShouldBeEmpty();
    }

    [Fact]
    public void Judge_IncompleteList_IsNoEvidence()
    {
        Judge(["a"], isComplete: false);
        Judge(["a"]).ShouldBeEmpty();
        Judge(["a"], isComplete: false).ShouldBeEmpty();
        Judge(["a"]).ShouldBe(["a"]);
    }

    [Fact]
    public void Judge_WithMoreUnreadableRowsThanWhenListed_RemovesNothing()
    {
        Judge([], badRows: 1);
        Judge(["a"], badRows: 2);
        Judge(["a"], badRows: 2).ShouldBeEmpty("an unreadable row may be the missing one");
        Judge(["a"], badRows: 1).ShouldBe(["a"]);
    }

    [Fact]
    public void Judge_WithAsManyUnreadableRowsAsWhenListed_Removes()
    {
        Judge([], badRows: 1);
        Judge(["a"], badRows: 1);
        Judge(["a"], badRows: 1).ShouldBe(["a"]);
    }

    [Theory]
    [InlineData(6, 11, 1)]
    [InlineData(5, 9, 0)]
    [InlineData(6, 12, 0)]
    public void Judge_MoreThanFiveAndMoreThanHalf_NeedsASecondList(int missing, int known, int furtherLists)
    {
        var policy = new RemovalPolicy(looks: 1);
        var keys = Enumerable.Range(0, missing).Select(i => $"{i}").ToList();
        var lists = 0;
        while (policy.Judge(keys, known, complete: true, badRows: 0).Count == 0)
        {
            lists++;
        }

        lists.ShouldBe(furtherLists);
    }

    private IReadOnlyCollection<string> Judge(string[] notListed, bool isComplete = true, int badRows = 0) => _policy.Judge(notListed, 10, isComplete, badRows);
}
