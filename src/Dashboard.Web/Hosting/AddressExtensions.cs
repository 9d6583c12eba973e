using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;

namespace Dashboard.Web.Hosting;

/// <summary>Configures the addresses on which the host listens.</summary>
internal static class AddressExtensions
{
    /// <summary>Listens at the addresses of <c>urls</c>, which have been validated.</summary>
    public static WebApplicationBuilder AddAddresses(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        builder.WebHost.UseUrls(AddressKeys.Read(builder.Configuration, settings.IsDemo, new ConfigurationErrors()));
        return builder;
    }
}
