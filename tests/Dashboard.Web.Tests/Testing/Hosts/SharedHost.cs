namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>One <see cref="TestHost"/> for all tests of a class. Each test adds its own users, tokens and displays.</summary>
public class SharedHost : IAsyncLifetime
{
    internal TestHost Host { get; private set; } = null!;

    private protected virtual TestHostOptions Options => TestHostOptions.WithBoards;

    public virtual async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(Options);

    public virtual async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
