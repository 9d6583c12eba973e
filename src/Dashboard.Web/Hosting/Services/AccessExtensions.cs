using Dashboard.Storage.Users;
using Dashboard.Web.Features.Administration;
using Dashboard.Web.Features.Displays;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.Keys;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures authentication and authorization.</summary>
internal static class AccessExtensions
{
    /// <summary>Adds the authentication schemes, data protection and the authorization policies.</summary>
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder, AccessOptions settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<SessionRevocation>().AddSingleton<PrincipalResolver>().AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>().AddSingleton<PasswordService>().AddSingleton<SignInRateLimiter>().AddSingleton<AuditLogger>().AddSingleton<SignInService>();
        services.AddSingleton(s => new PasswordQueue(s.GetRequiredService<TimeProvider>(), PasswordQueue.Default)).AddSingleton<KnownBrowsers>();
        services.AddSingleton<RefusalAuditLog>().AddHostedService(s => s.GetRequiredService<RefusalAuditLog>());
        services.AddSingleton<SessionCookieEvents>();
        services.AddSingleton<ExternalUserResolver>().AddSingleton<KeyEncryption>().AddSingleton<StoreXmlRepository>().AddSingleton<IXmlRepository>(s => s.GetRequiredService<StoreXmlRepository>());
        services.AddSingleton<DisplayConnectionRegistry>().AddSingleton<PairingService>().AddSingleton<DisplayManagementService>();
        services.AddSingleton<UserAdministrationService>().AddSingleton<ProfileService>().AddSingleton<ApiTokenService>().AddSingleton<AccessLimitChoices>();
        var ways = services.AddAuthentication(AuthenticationSchemeNames.Default)
            .AddPolicyScheme(AuthenticationSchemeNames.Default, null, o => o.ForwardDefaultSelector = context => AuthenticationSchemeNames.Choose(context.Request, settings.IsOpen))
            .AddScheme<AuthenticationSchemeOptions, DemoAuthenticationHandler>(AuthenticationSchemeNames.Demo, null)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenAuthenticationHandler>(AuthenticationSchemeNames.ApiToken, null)
            .AddScheme<AuthenticationSchemeOptions, DisplayAuthenticationHandler>(AuthenticationSchemeNames.DisplayCookie, null)
            .AddCookie(AuthenticationSchemeNames.Cookie);
        services.AddSingleton<CookieNames>();
        services.AddOptions<CookieAuthenticationOptions>(AuthenticationSchemeNames.Cookie).Configure<CookieNames>((o, names) => SessionCookie.Configure(o, settings, names));
        ways.AddScheme<AuthenticationSchemeOptions, TrustedProxyAuthenticationHandler>(AuthenticationSchemeNames.TrustedProxy, null);
        if (settings is { IsOpen: false, OAuth: { } provider })
        {
            ways.AddOAuth(AuthenticationSchemeNames.OAuth, _ => { });
            services.AddOptions<OAuthOptions>(AuthenticationSchemeNames.OAuth).Configure<CookieNames>((o, names) => OAuthSetup.Configure(o, provider, names));
            // The handler would log the provider's response, including secrets. The host logs failures itself.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OAuth", LogLevel.None);
        }

        services.AddSingleton<DatabaseHealth>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((o, names) =>
        {
            o.Cookie = new PathCookieBuilder(() => names.Form)
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true,
            };
            // SecurityHeaders sets the header on every response, according to Access:FrameAncestors.
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization(AuthorizationPolicies.Add);
        // The framework would warn at each start that keys are stored unencrypted, even without a certificate by intent. StoreXmlRepository logs unreadable
        // keys itself, once.
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
            services.AddHostedService<InitialAdministratorSetup>();
        }

        return builder;
    }
}
