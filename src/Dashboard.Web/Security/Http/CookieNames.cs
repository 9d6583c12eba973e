using Dashboard.Storage;

namespace Dashboard.Web.Security.Http;

/// <summary>
/// The names of our cookies. A browser keeps them by the name of a machine and not by port, so each carries the id of the
/// installation: two on one machine would sign each other out. Until the database was reached once, no session can be verified,
/// and the names have no id. Each start of the demo is another installation: all demos share their names, so that their cookies
/// do not accumulate in a browser.
/// </summary>
internal sealed class CookieNames(AccessOptions settings)
{
    private string _suffix = settings.IsOpen ? "-demo" : "";

    /// <summary>The name of a display's cookie before names carried an id. It is still accepted, so that paired displays need not be paired again.</summary>
    public const string OlderDisplay = "dashboard-display";

    /// <summary>The cookie of a session.</summary>
    public string Session => ForRequest("dashboard-session");

    /// <summary>The cookie of a display.</summary>
    public string Display => ForRequest(OlderDisplay);

    /// <summary>The cookie that a form's word belongs to.</summary>
    public string Form => ForRequest("dashboard-form");

    /// <summary>The cookie of a browser in which somebody has signed in before.</summary>
    public string Known => ForRequest("dashboard-known");

    /// <summary>The cookie of a TV that waits to be paired.</summary>
    public string Pairing => ForRequest("dashboard-pairing");

    /// <summary>What the names of the cookies of a sign-in elsewhere begin with.</summary>
    public string OAuth => $"{ForRequest("dashboard-oauth")}-";

    /// <summary>Whether they carry the id of the installation.</summary>
    public bool IsKnown => Volatile.Read(ref _suffix).Length > 0;

    /// <summary>The names of the host that a request is for.</summary>
    /// <param name="context">The request.</param>
    public static CookieNames ForRequest(HttpContext context) => context.RequestServices.GetRequiredService<CookieNames>();

    /// <summary>What a display comes in with; null when it brings nothing.</summary>
    /// <param name="request">Its request.</param>
    public static string? TokenOf(HttpRequest request) =>
        (request.Cookies[ForRequest(request.HttpContext).Display] ?? request.Cookies[OlderDisplay]) is { Length: > 0 } token ? token : null;

    /// <summary>Reads the id of the installation, unless it is known.</summary>
    /// <param name="installation">Where from.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The database does not work.</exception>
    public async Task ReadAsync(Installation installation, CancellationToken cancellationToken)
    {
        if (!IsKnown)
        {
            Volatile.Write(ref _suffix, $"-{await installation.ReadAsync(cancellationToken)}");
        }
    }

    private string ForRequest(string name) => name + Volatile.Read(ref _suffix);
}
