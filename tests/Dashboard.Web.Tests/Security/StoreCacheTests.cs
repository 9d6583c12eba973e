using Dashboard.Storage;
using Dashboard.Testing;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Security;

public sealed class StoreCacheTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly StoreCache<string> _cache;
    private Func<string, Task<string?>> _find = key => Task.FromResult<string?>($"{key}!");
    private int _lookups;

    public StoreCacheTests() => _cache = new StoreCache<string>((key, _) => Count(key), _time);

    [Fact]
    public async Task Find_WithinTenSeconds_ReadsTheStoreOnce()
    {
        (await FindAsync("a")).ShouldBe("a!");
        Advance(10 - 0.001);
        (await FindAsync("a")).ShouldBe("a!");
        _lookups.ShouldBe(1);
        Advance(0.001);

        await FindAsync("a");

        _lookups.ShouldBe(2);
    }

    [Fact]
    public async Task Find_MissingValue_IsNotCached()
    {
        _find = _ => Task.FromResult<string?>(null);
        (await FindAsync("a")).ShouldBeNull();
        _find = _ => Task.FromResult<string?>("added");

        (await FindAsync("a")).ShouldBe("added");
    }

    [Fact]
    public async Task Find_ValueThatWasRemoved_IsNullOnceTheCachedOneIsOld()
    {
        await FindAsync("a");
        _find = _ => Task.FromResult<string?>(null);
        Advance(10);

        (await FindAsync("a")).ShouldBeNull();
        Fail();
        await Should.ThrowAsync<StorageException>(() => FindAsync("a"));
    }

    [Fact]
    public async Task Find_WhileTheStoreIsUnavailable_ReturnsTheLastValueForAnotherTenSeconds()
    {
        await FindAsync("a");
        Fail();
        Advance(60);
        (await FindAsync("a")).ShouldBe("a!");
        Advance(9);
        (await FindAsync("a")).ShouldBe("a!");
        _lookups.ShouldBe(2);
        Advance(1);
        (await FindAsync("a")).ShouldBe("a!");
        _lookups.ShouldBe(3);
    }

    [Fact]
    public async Task Find_UnknownKeyWhileTheStoreIsUnavailable_Throws()
    {
        Fail();

        await Should.ThrowAsync<StorageException>(() => FindAsync("a"));
    }

    [Fact]
    public async Task Find_OtherFailure_IsNotHidden()
    {
        await FindAsync("a");
        Advance(10);
        _find = _ => throw new InvalidOperationException();

        await Should.ThrowAsync<InvalidOperationException>(() => FindAsync("a"));
    }

    [Fact]
    public async Task Invalidate_RemovesEveryValue()
    {
        await FindAsync("a");
        _cache.Invalidate();
        await FindAsync("a");

        _lookups.ShouldBe(2);
    }

    [Fact]
    public async Task Invalidate_DuringALookup_ItsValueIsReturnedButNotCached()
    {
        var lookup = new TaskCompletionSource<string?>();
        _find = _ => lookup.Task;
        var found = FindAsync("a");
        _cache.Invalidate();
        lookup.SetResult("outdated");
        (await found).ShouldBe("outdated");
        _find = _ => Task.FromResult<string?>("current");

        (await FindAsync("a")).ShouldBe("current");
    }

    private Task<string?> Count(string key)
    {
        _lookups++;
        return _find(key);
    }

    private void Fail() => _find = _ => throw new StorageException("down");

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private Task<string?> FindAsync(string key) => _cache.FindAsync(key, CancellationToken.None);
}
