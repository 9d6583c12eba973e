using Dashboard.Storage.People;
using Dashboard.Web.Access;
using Dashboard.Web.Access.Desk;
using Dashboard.Web.Access.Limits;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Startup;

/// <summary>Who may see and do what.</summary>
internal static class AccessStartup
{
    /// <summary>Adds the ways to come in and what each endpoint may ask for.</summary>
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder, AccessSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<SessionEnds>().AddSingleton<Visitors>().AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>().AddSingleton<Passwords>().AddSingleton<SignInLimiter>().AddSingleton<Auditor>().AddSingleton<SignIn>();
        services.AddSingleton(s => new PasswordTurns(s.GetRequiredService<TimeProvider>(), PasswordTurns.Usual)).AddSingleton<KnownBrowsers>();
        services.AddSingleton<RefusalLog>().AddHostedService(s => s.GetRequiredService<RefusalLog>());
        services.AddSingleton<SessionCookieEvents>();
        services.AddSingleton<OuterPeople>().AddSingleton<KeyEncryption>().AddSingleton<KeyRing>().AddSingleton<IXmlRepository>(s => s.GetRequiredService<KeyRing>());
        services.AddSingleton<ConnectedDisplays>().AddSingleton<Pairing>().AddSingleton<Fleet>();
        services.AddSingleton<PeopleDesk>().AddSingleton<OwnDesk>().AddSingleton<TokenDesk>().AddSingleton<LimitChoices>();
        var ways = services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, o => o.ForwardDefaultSelector = context => Schemes.Choose(context.Request, settings.IsOpen))
            .AddScheme<AuthenticationSchemeOptions, DemoSignIn>(Schemes.Demo, null)
            .AddScheme<AuthenticationSchemeOptions, BearerSignIn>(Schemes.Bearer, null)
            .AddScheme<AuthenticationSchemeOptions, DisplaySignIn>(Schemes.Display, null)
            .AddCookie(Schemes.Session);
        services.AddSingleton<CookieNames>();
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Session).Configure<CookieNames>((o, names) => Session.Configure(o, settings, names));
        ways.AddScheme<AuthenticationSchemeOptions, ProxySignIn>(Schemes.Proxy, null);
        if (settings is { IsOpen: false, OAuth: { } provider })
        {
            ways.AddOAuth(Schemes.OAuth, _ => { });
            services.AddOptions<OAuthOptions>(Schemes.OAuth).Configure<CookieNames>((o, names) => OAuthSignIn.Configure(o, provider, names));
            // It writes down what a provider answers, word for word; what failed is said by ourselves.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OAuth", LogLevel.None);
        }

        services.AddSingleton<StoreHealth>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((o, names) =>
        {
            o.Cookie = new OwnCookieBuilder(() => names.Form)
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true,
            };
            // Said for every answer, and by Access:FrameAncestors, in SecurityHeaders.
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization(Policies.Add);
        // That keys lie in the store in the clear is said at each start, though no certificate is configured by intent.
        // That they cannot be read is said by the ring itself, once.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);
        var keys = services.AddDataProtection().SetApplicationName("dashboard");
        if (settings.KeyCertificate is { } certificate)
        {
            keys.ProtectKeysWithCertificate(certificate);
        }

        if (settings.EarlierKeyCertificate is { } earlier)
        {
            keys.UnprotectKeysWithAnyCertificate(earlier);
        }

        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, ring) => o.XmlRepository = ring);
        if (!settings.IsOpen)
        {
            services.AddHostedService<FirstAdministrator>();
        }

        return builder;
    }
}
