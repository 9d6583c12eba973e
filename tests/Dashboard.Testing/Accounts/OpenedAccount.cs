using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Testing.Accounts;

/// <summary>A vendor's account as the host opens it, with a handler instead of the network and a manual clock.</summary>
public sealed class OpenedAccount : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public OpenedAccount(IVendor vendor, HttpMessageHandler handler, IReadOnlyDictionary<string, string?> keys, params string[] extensions)
        : this(vendor, handler, keys, new ManualTimeProvider(), extensions)
    {
    }

    public OpenedAccount(
        IVendor vendor, HttpMessageHandler handler, IReadOnlyDictionary<string, string?> keys, ManualTimeProvider time, params string[] extensions)
    {
        Time = time;
        var section = Section(keys);
        vendor.Validate(section).ShouldBeEmpty();
        Source = vendor.Open(section, new AccountContext
        {
            Id = "sydney",
            Extensions = extensions,
            Time = Time,
            Handler = handler,
            Log = Log,
        });
    }

    public ManualTimeProvider Time { get; }

    public RecordingLogger Log { get; } = new();

    public IVendorSource Source { get; }

    public static IConfigurationSection Section(IReadOnlyDictionary<string, string?> keys) => new ConfigurationBuilder()
        .AddInMemoryCollection(keys.ToDictionary(k => "Accounts:sydney:" + k.Key, k => k.Value))
        .Build().GetSection("Accounts:sydney");

    public void Dispose() => Source.Dispose();

    public Task<Observation> PollAsync(string endpoint) =>
        Source.PollAsync(Source.Endpoints.Single(e => e.Name == endpoint), CancellationToken.None).WaitAsync(Bound);

    public async Task<PollException> FailAsync(string endpoint) =>
        await Should.ThrowAsync<PollException>(() => PollAsync(endpoint));
}
