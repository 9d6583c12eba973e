using Dashboard.Web.Startup.Settings;

namespace Dashboard.Web.Startup;

/// <summary>Where the host listens.</summary>
internal static class AddressStartup
{
    private const string Default = "http://127.0.0.1:5080";

    /// <summary>Listens on loopback only: nothing signs anybody in yet, and whoever reaches the port sees every call.</summary>
    /// <exception cref="SettingsException">Another address is configured.</exception>
    public static WebApplicationBuilder AddLoopbackAddress(this WebApplicationBuilder builder)
    {
        var urls = (builder.Configuration["urls"] is { Length: > 0 } configured ? configured : Default)
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var open = urls.Where(url => !IsLoopback(url)).Select(url =>
            $"urls is '{url}'; without sign-in only a loopback address such as {Default} is served.").ToList();
        if (open.Count > 0)
        {
            throw new SettingsException(open);
        }

        builder.WebHost.UseUrls(urls);
        return builder;
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;
}
