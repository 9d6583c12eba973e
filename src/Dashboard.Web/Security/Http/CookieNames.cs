using Dashboard.Storage;

namespace Dashboard.Web.Security.Http;

/// <summary>
/// The names of the host's cookies. Browsers share cookies among the ports of a machine, so each name carries the id of the installation: otherwise two
/// installations on one machine would sign each other's users out. The names have no id until the database was first reached, when no session can be verified
/// either. All demos share their names, so that cookies do not accumulate in a browser.
/// </summary>
internal sealed class CookieNames(AccessOptions settings)
{
    private string _suffix = settings.IsOpen ? "-demo" : "";

    /// <summary>The name of a display's cookie before names carried an id. It is still accepted, so that paired displays need not be paired again.</summary>
    public const string OlderDisplay = "dashboard-display";

    /// <summary>The session cookie.</summary>
    public string Session => WithSuffix("dashboard-session");

    /// <summary>The display cookie.</summary>
    public string Display => WithSuffix(OlderDisplay);

    /// <summary>The antiforgery cookie.</summary>
    public string Form => WithSuffix("dashboard-form");

    /// <summary>The cookie of a browser in which a user has signed in before.</summary>
    public string Known => WithSuffix("dashboard-known");

    /// <summary>The cookie of a display that waits to be paired.</summary>
    public string Pairing => WithSuffix("dashboard-pairing");

    /// <summary>The prefix of the OAuth correlation cookies.</summary>
    public string OAuth => $"{WithSuffix("dashboard-oauth")}-";

    /// <summary>Whether the names carry the id of the installation.</summary>
    public bool IsKnown => Volatile.Read(ref _suffix).Length > 0;

    /// <summary>Returns the cookie names of the host that serves a request.</summary>
    public static CookieNames ForRequest(HttpContext context) => context.RequestServices.GetRequiredService<CookieNames>();

    /// <summary>Returns the display token of a request; null when it has none.</summary>
    public static string? TokenOf(HttpRequest request) =>
        (request.Cookies[ForRequest(request.HttpContext).Display] ?? request.Cookies[OlderDisplay]) is { Length: > 0 } token ? token : null;

    /// <summary>Reads the id of the installation, unless it is already known.</summary>
    /// <param name="installation">The source of the id.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">Storage is unavailable.</exception>
    public async Task ReadAsync(Installation installation, CancellationToken cancellationToken)
    {
        if (!IsKnown)
        {
            Volatile.Write(ref _suffix, $"-{await installation.ReadAsync(cancellationToken)}");
        }
    }

    private string WithSuffix(string name) => name + Volatile.Read(ref _suffix);
}
