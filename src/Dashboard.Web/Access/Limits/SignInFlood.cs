using System.Text.Encodings.Web;
using Dashboard.Storage.Audit;

namespace Dashboard.Web.Access.Limits;

/// <summary>
/// Answers sign-ins that will be refused in any case without reading their form, without looking into the database and without
/// drawing the page: an address over its limit that goes on trying, and a time when too many wait.
/// </summary>
internal sealed class SignInFlood(RequestDelegate next, SignInLimiter limiter, PasswordTurns turns, KnownBrowsers browsers, RefusalLog refusals)
{
    /// <summary>Refusals of an address that are answered by the page itself, with its form.</summary>
    public const int Drawn = 5;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.Equals("/sign-in", StringComparison.OrdinalIgnoreCase) || Refusal(context) is not { } refusal || browsers.TakePass(context))
        {
            await next(context);
            return;
        }

        var address = context.Connection.RemoteIpAddress;
        _ = refusals.NoteAsync(Network.Of(address), new AuditEntry("nobody", $"{address}", SignIn.Kept, "", SignIn.TooManyTries));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(refusal.Wait.TotalSeconds)}";
        await context.Response.WriteAsync(Page(context.Request, refusal.Text, refusal.Why));
    }

    // As the page of the form, without a form: its style is a file that the browser has.
    private static string Page(HttpRequest request, string text, string why) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="dark" />
          <title>Sign in</title>
          <link rel="stylesheet" href="{Encode(LocalPath.At(request, "/css/access.css"))}" />
        </head>
        <body>
          <div class="page door" data-page="sign-in">
            <main>
              <p class="brand">Presence Dashboard</p>
              <h1>Sign in</h1>
              <p class="problem" id="problem" role="alert">{text}</p>
              <p class="aside">{why}</p>
              <a class="door-other" href="{Encode(LocalPath.Of(request))}">Back to the form</a>
            </main>
          </div>
        </body>
        </html>
        """;

    private static string Encode(string address) => HtmlEncoder.Default.Encode(address);

    private (string Text, string Why, TimeSpan Wait)? Refusal(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var network = Network.Of(address);
        if (limiter.WaitOf(address) is { } wait)
        {
            return refusals.CountOf(network) >= Drawn ? (SignIn.TooMany(wait), "The limit counts all sign-ins from your network address. People who are signed in stay signed in.", wait) : null;
        }

        return turns.HasRoom(network, limiter.TriesOf(address) + refusals.CountOf(network)) ? null : (SignIn.Busy, "People who are signed in stay signed in.", PasswordTurns.LongestWait);
    }
}
