namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>One <see cref="AuthenticatedHost"/> for all tests of a class. Each test adds its own users, tokens and displays.</summary>
public class SharedHost : IAsyncLifetime
{
    internal AuthenticatedHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual Task<AuthenticatedHost> StartAsync() => AuthenticatedHost.StartAsync();
}
