using System.Text.Encodings.Web;
using Dashboard.Storage.Audit;
using Dashboard.Web.Components;
using Dashboard.Web.Http;
using Dashboard.Web.Security;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// Rejects sign-ins that are certain to be refused, without reading the form, querying the database or rendering the page. This
/// applies to an address that continues past its limit, and to all addresses while the password queue is full.
/// </summary>
internal sealed class SignInFloodMiddleware(RequestDelegate next, SignInRateLimiter limiter, PasswordQueue turns, KnownBrowsers browsers, RefusalAuditLog refusals)
{
    /// <summary>The number of refusals of one address that still render the full page with its form.</summary>
    public const int Drawn = 5;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.Equals("/sign-in", StringComparison.OrdinalIgnoreCase) || Refusal(context) is not { } refusal || browsers.TakePass(context))
        {
            await next(context);
            return;
        }

        var address = context.Connection.RemoteIpAddress;
        _ = refusals.LogAsync(ClientAddress.GetPartitionKey(address), new AuditEntry("nobody", $"{address}", SignInService.BlockedAction, "", SignInService.TooManyTries));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(refusal.Wait.TotalSeconds)}";
        await context.Response.WriteAsync(Page(context.Request, refusal.Text, refusal.Why));
    }

    // Looks like the sign-in page, without its form. The browser has the style sheet already.
    private static string Page(HttpRequest request, string text, string why) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="dark" />
          <title>{Encode(SignInTexts.SignIn)}</title>
          <link rel="stylesheet" href="{Encode(LocalUrl.Create(request, "/css/administration.css"))}" />
        </head>
        <body>
          <div class="page auth-page" data-page="sign-in">
            <main>
              <p class="brand">{Encode(ComponentTexts.ProductName)}</p>
              <h1>{Encode(SignInTexts.SignIn)}</h1>
              <p class="problem" id="problem" role="alert">{Encode(text)}</p>
              <p class="aside">{Encode(why)}</p>
              <a class="auth-page-other" href="{Encode(LocalUrl.FromRequest(request))}">{Encode(SignInTexts.BackToForm)}</a>
            </main>
          </div>
        </body>
        </html>
        """;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private (string Text, string Why, TimeSpan Wait)? Refusal(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var network = ClientAddress.GetPartitionKey(address);
        if (limiter.WaitOf(address) is { } wait)
        {
            return refusals.CountOf(network) >= Drawn ? (SignInService.TooMany(wait), SignInTexts.LimitCountsNetwork, wait) : null;
        }

        return turns.HasRoom(network, limiter.TriesOf(address) + refusals.CountOf(network)) ? null : (SignInTexts.TooManyPeople, SignInTexts.SessionsContinue, PasswordQueue.MaxWait);
    }
}
