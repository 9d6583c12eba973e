namespace Dashboard.Browser.Tests;

/// <summary>A quiet demo that a class of tests shares, each with extensions of its own.</summary>
public sealed class QuietHost : IAsyncLifetime
{
    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartQuietAsync();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
