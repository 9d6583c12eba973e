using Dashboard.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Dashboard.Web.Startup;

/// <summary>Who may see and do what.</summary>
internal static class AccessStartup
{
    /// <summary>Adds the ways to come in and what each endpoint may ask for.</summary>
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder, AccessSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<SessionEnds>().AddSingleton<Visitors>().AddSingleton<Passwords>().AddSingleton<SignInLimiter>().AddSingleton<Auditor>().AddSingleton<SignIn>().AddSingleton<IXmlRepository, KeyRing>();
        services.AddSingleton<ConnectedDisplays>().AddSingleton<Pairing>().AddSingleton<Fleet>();
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, o => o.ForwardDefaultSelector = context => Schemes.Choose(context.Request, settings.IsOpen))
            .AddScheme<AuthenticationSchemeOptions, DemoSignIn>(Schemes.Demo, null)
            .AddScheme<AuthenticationSchemeOptions, BearerSignIn>(Schemes.Bearer, null)
            .AddScheme<AuthenticationSchemeOptions, DisplaySignIn>(Schemes.Display, null)
            .AddCookie(Schemes.Session, o => Session.Configure(o, settings));
        services.AddSingleton<StoreHealth>();
        services.AddAntiforgery(o =>
        {
            (o.Cookie.Name, o.Cookie.SecurePolicy) = (Schemes.FormCookie, CookieSecurePolicy.SameAsRequest);
            // Said for every answer, and by Access:FrameAncestors, in SecurityHeaders.
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization(Policies.Add);
        // That keys lie in the store as they are is said at each start, and is so by intent: who reads the store has all of it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        services.AddDataProtection().SetApplicationName("dashboard");
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, keys) => o.XmlRepository = keys);
        if (!settings.IsOpen)
        {
            services.AddHostedService<FirstAdministrator>();
        }

        return builder;
    }
}
