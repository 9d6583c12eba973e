using Dashboard.Web.Startup.Settings;

namespace Dashboard.Web.Startup;

/// <summary>Where the host listens.</summary>
internal static class AddressStartup
{
    /// <summary>Listens at the addresses of <c>urls</c>, which have been checked.</summary>
    public static WebApplicationBuilder AddAddresses(this WebApplicationBuilder builder, DashboardSettings settings)
    {
        builder.WebHost.UseUrls(AddressKeys.Read(builder.Configuration, settings.IsDemo, new SettingsErrors()));
        return builder;
    }
}
