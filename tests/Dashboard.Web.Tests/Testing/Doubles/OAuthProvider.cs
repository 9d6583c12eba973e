using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A small OAuth 2.0 provider over HTTP that a test can make malicious. It validates requests as a correct provider does.</summary>
internal sealed class OAuthProvider : IAsyncDisposable
{
    public const string ClientId = "board";
    public const string ClientSecret = "provider-s3cret-word";
    public const string Evil = "evil-words-of-the-provider";
    private const string Jane = """{"preferred_username":"Jane"}""";
    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Challenge, string RedirectUri)> _codes = [];
    private int _given;

    private OAuthProvider(WebApplication app) => _app = app;

    /// <summary>The user information of every user, as JSON.</summary>
    public string User { get; set; } = Jane;

    /// <summary>The response of the token endpoint in place of a token; null for a token.</summary>
    public Func<HttpContext, Task>? Token { get; set; }

    /// <summary>The response of the user information endpoint in place of <see cref="User"/>; null for the latter.</summary>
    public Func<HttpContext, Task>? Information { get; set; }

    /// <summary>Whether the user denies access.</summary>
    public bool Denies { get; set; }

    public string Address => _app.Urls.First();

    public string[] Settings =>
    [
        "--Access:OAuth:Title", "Contoso", "--Access:OAuth:AuthorizationEndpoint", $"{Address}/authorize", "--Access:OAuth:TokenEndpoint", $"{Address}/token",
        "--Access:OAuth:UserInformationEndpoint", $"{Address}/me", "--Access:OAuth:ClientId", ClientId, "--Access:OAuth:ClientSecret", ClientSecret,
    ];

    public static async Task<OAuthProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new OAuthProvider(app);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/me", provider.MeAsync);
        await app.StartAsync();
        return provider;
    }

    /// <summary>Makes the provider correct again, with Jane as its user.</summary>
    public void Reset() => (User, Token, Information, Denies) = (Jane, null, null, false);

    public ValueTask StopAsync() => new(_app.StopAsync());

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        var state = asked["state"].ToString();
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["scope"] != "openid profile" || state.Length == 0)
        {
            return Results.BadRequest();
        }

        if (Denies)
        {
            return Results.Redirect($"{asked["redirect_uri"]}?error=access_denied&error_description={Evil}&state={Uri.EscapeDataString(state)}");
        }

        var code = $"c{++_given}";
        _codes[code] = (asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task TokenAsync(HttpContext http)
    {
        if (Token is { } evil)
        {
            await evil(http);
            return;
        }

        var form = await http.Request.ReadFormAsync();
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isGood = form["client_id"] == ClientId && form["client_secret"] == ClientSecret && _codes.Remove(form["code"].ToString(), out var code)
            && code.Challenge == proof && code.RedirectUri == form["redirect_uri"];
        await (isGood ? Results.Json(new { access_token = "t0ken", token_type = "Bearer" }) : Results.Json(new { error = "invalid_grant" }, statusCode: (int)HttpStatusCode.BadRequest)).ExecuteAsync(http);
    }

    private Task MeAsync(HttpContext http) => Information is { } evil ? evil(http)
        : (http.Request.Headers.Authorization == "Bearer t0ken" ? Results.Text(User, "application/json") : Results.Unauthorized()).ExecuteAsync(http);
}
