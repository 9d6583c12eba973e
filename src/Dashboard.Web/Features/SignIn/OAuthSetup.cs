using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Http;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// Configures sign-in with an OAuth 2.0 provider. The framework's handler runs the protocol. A successful sign-in starts a session
/// of this application, and nothing received from the provider is stored or displayed, except the name.
/// </summary>
internal static partial class OAuthSetup
{
    /// <summary>The path to which the provider redirects the browser.</summary>
    public const string CallbackPath = "/sign-in/oauth";

    /// <summary>The path that starts the sign-in.</summary>
    public const string BeginPath = "/sign-in/with";

    // The rate limiter's name for provider responses. No user can have a name that contains a null character.
    private const string BackchannelName = "\0outer";

    private const string NameType = "outer-name";
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Configures the OAuth handler.</summary>
    public static void Configure(OAuthOptions options, OAuthProviderOptions settings, CookieNames names)
    {
        (options.AuthorizationEndpoint, options.TokenEndpoint) = ($"{settings.AuthorizationEndpoint}", $"{settings.TokenEndpoint}");
        options.UserInformationEndpoint = $"{settings.UserInformationEndpoint}";
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        (options.CallbackPath, options.SignInScheme, options.UsePkce) = (CallbackPath, AuthenticationSchemeNames.Cookie, true);
        options.Scope.Clear();
        foreach (var scope in settings.Scopes)
        {
            options.Scope.Add(scope);
        }

        // The provider's response is a top-level cross-site navigation, so the cookie must be SameSite=Lax.
        // Start and callback lie below /sign-in, so the cookie is limited to that path.
        options.CorrelationCookie = new PathCookieBuilder(() => names.OAuth, "/sign-in")
        {
            SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, HttpOnly = true, IsEssential = true,
        };
        options.BackchannelTimeout = ResponseTimeout;
        // Redirects are off, so the client secret goes only to the configured address and not to one that a response names.
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ResponseTimeout, UseCookies = false };
        options.Events.OnCreatingTicket = context => GetUserNameAsync(context, settings.NameClaim);
        options.Events.OnTicketReceived = context => ArriveAsync(context, settings.Title);
        options.Events.OnAccessDenied = context => LeaveAsync(context, context.ReturnUrl, SignInError.Denied, settings.Title, "denied");
        options.Events.OnRemoteFailure = context => FailAsync(context, settings.Title);
    }

    /// <summary>Maps the path that starts the sign-in.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(BeginPath, (HttpContext http, string? to) => http.RequestServices.GetRequiredService<DatabaseHealth>().Problem is null
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = LocalUrl.FromRequest(http.Request, to) }, [AuthenticationSchemeNames.OAuth])
        : Results.LocalRedirect(SignInUrls.Create(http.Request, LocalUrl.FromRequest(http.Request, to), SignInError.Storage))).AllowAnonymous();

    private static async Task GetUserNameAsync(OAuthCreatingTicketContext context, string claim)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.ParseAdd("application/json");
        // Some providers reject requests without a User-Agent header.
        request.Headers.UserAgent.ParseAdd("presence-dashboard");
        using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var user = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        if (OAuthNameReader.Read(user.RootElement, claim) is { } name)
        {
            context.Identity!.AddClaim(new Claim(NameType, name));
        }
    }

    private static async Task ArriveAsync(TicketReceivedContext context, string title)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var name = context.Principal?.FindFirst(NameType)?.Value;
        try
        {
            if (name is null || await services.GetRequiredService<ExternalUserResolver>().FindAsync(http, name, title) is not { } user)
            {
                await LeaveAsync(context, context.ReturnUri, SignInError.Unknown, title, name is null ? "no name" : "unknown name", name);
                return;
            }

            await SessionCookie.SignInAsync(http, user);
            await services.GetRequiredService<AuditLogger>().LogAsync(http, "signed in", detail: $"by {title}", who: user.Name);
            http.Response.Redirect(LocalUrl.FromRequest(http.Request, context.ReturnUri));
            context.HandleResponse();
        }
        catch (StorageException)
        {
            Leave(context, context.ReturnUri, SignInError.Storage);
        }
    }

    private static Task FailAsync(RemoteFailureContext context, string title)
    {
        // The framework distinguishes these failures only by their messages. Other messages may contain the provider's text, so they are
        // not logged.
        var isStale = context.Failure?.Message is { } words && (words.Contains("state was missing", StringComparison.Ordinal) || words.Contains("Correlation failed", StringComparison.Ordinal));
        var fault = isStale ? "the answer is to no question of ours" : context.Failure?.GetType().Name ?? "";
        return LeaveAsync(
            context, context.Properties?.RedirectUri, isStale ? SignInError.Stale : SignInError.Provider, title, isStale ? "stale" : "the provider does not work", fault: fault);
    }

    private static async Task LeaveAsync(HandleRequestContext<RemoteAuthenticationOptions> context, string? to, SignInError why, string title, string detail, string? who = null, string? fault = null)
    {
        var http = context.HttpContext;
        var (refusals, address) = (http.RequestServices.GetRequiredService<RefusalAuditLog>(), http.Connection.RemoteIpAddress);
        // Any client can send failing provider responses in any number, so their log entries are rate limited.
        if (http.RequestServices.GetRequiredService<SignInRateLimiter>().TryAcquire(BackchannelName, address) is not null)
        {
            await refusals.LogAsync(SignInRateLimiter.PairOf(BackchannelName, ClientAddress.GetPartitionKey(address)), new AuditEntry("nobody", $"{address}", SignInService.BlockedAction, "", $"by {title}: {SignInService.TooManyTries}"));
        }
        else
        {
            if (fault is not null)
            {
                LogFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OAuthSetup).FullName!), title, fault);
            }

            await refusals.LogAsync(new AuditEntry(who ?? "nobody", $"{address}", "failed to sign in", "", $"by {title}: {detail}"));
        }

        Leave(context, to, why);
    }

    private static void Leave(HandleRequestContext<RemoteAuthenticationOptions> context, string? to, SignInError why)
    {
        context.Response.Redirect(SignInUrls.Create(context.Request, LocalUrl.FromRequest(context.Request, to), why));
        context.HandleResponse();
    }
}
