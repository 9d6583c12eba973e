using Dashboard.Web.Connections;

namespace Dashboard.Web.Tests.Connections;

public sealed class KeyedSlotsTests
{
    private readonly KeyedSlots _slots = new(slotsPerKey: 2);

    [Fact]
    public void TryTake_MoreThanTheLimitOfAKey_IsFalse()
    {
        Take("a", "a", "a").ShouldBe([true, true, false]);
        Take("b", "A").ShouldBe([true, true]);
    }

    [Fact]
    public void Release_ASlot_MakesRoomForOne()
    {
        Take("a", "a");
        _slots.Release("a");

        Take("a", "a").ShouldBe([true, false]);
    }

    [Fact]
    public void Release_TheLastSlot_RemovesTheKey()
    {
        Take("a");
        _slots.Release("a");

        Should.Throw<KeyNotFoundException>(() => _slots.Release("a"));
        Take("a", "a", "a").ShouldBe([true, true, false]);
    }

    private List<bool> Take(params string[] keys) => [.. keys.Select(_slots.TryTake)];
}
