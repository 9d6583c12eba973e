using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;

namespace Dashboard.Web.Tests.Scenarios.Access;

/// <summary>The expected access: one row for each endpoint.</summary>
internal static class AccessTable
{
    // yes: allowed. door: redirected to sign-in, or 401. no: authenticated but refused. none: not found for this principal. "other" is a supervisor limited to
    // team and board "support"; all requests are for board "sales" or account "sydney". Notes follow #: "fresh" signs in again for this row, because it ends
    // the session. "open" needs no antiforgery token, because unauthenticated clients use it. A page's POST names none of its forms: the test covers access to
    // the page, not the form.
    private const string Rows = """
        way                                                 anonymous display viewer supervisor administrator other read command metrics
        GET  /                                              door      no      yes    yes        yes           yes   yes  no      no
        POST /                                              door      no      yes    yes        yes           yes   yes  no      no
        GET  /wall/{board}                                  door      yes     yes    yes        yes           none  yes  no      no
        POST /wall/{board}                                  door      yes     yes    yes        yes           yes   yes  no      no
        GET  /team/{board}                                  door      yes     yes    yes        yes           none  yes  no      no
        POST /team/{board}                                  door      yes     yes    yes        yes           yes   yes  no      no
        GET  /diagnostics                                   door      no      no     no         yes           no    no   no      no
        POST /diagnostics                                   door      no      no     no         yes           no    no   no      no
        ANY  /jobs/{**path}                                 door      no      no     no         yes           no    no   no      no
        GET  /sign-in                                       yes       yes     yes    yes        yes           yes   yes  yes     yes
        POST /sign-in                                       yes       yes     yes    yes        yes           yes   yes  yes     yes
        GET  /set-up                                        yes       yes     yes    yes        yes           yes   yes  yes     yes
        POST /set-up                                        yes       yes     yes    yes        yes           yes   yes  yes     yes
        GET  /not-found                                     none      none    none   none       none          none  none none    none
        POST /not-found                                     yes       yes     yes    yes        yes           yes   yes  yes     yes
        GET  /status/{code:int}                             yes       yes     yes    yes        yes           yes   yes  yes     yes
        POST /status/{code:int}                             yes       yes     yes    yes        yes           yes   yes  yes     yes
        GET  /display                                       yes       yes     yes    yes        yes           yes   yes  yes     yes
        POST /display                                       yes       yes     yes    yes        yes           yes   yes  yes     yes
        POST /display/ask                                   yes       yes     yes    yes        yes           yes   yes  yes     yes    # open
        GET  /displays                                      door      no      no     no         yes           no    no   no      no
        POST /displays                                      door      no      no     no         yes           no    no   no      no
        POST /displays/pair                                 door      no      no     no         yes           no    no   no      no
        POST /displays/{id}/{act:regex(^(change|identify|reload|revoke)$)} door no no no yes no no no no
        GET  /people                                        door      no      no     no         yes           no    no   no      no
        POST /people                                        door      no      no     no         yes           no    no   no      no
        GET  /people/new                                    door      no      no     no         yes           no    no   no      no
        POST /people/new                                    door      no      no     no         yes           no    no   no      no
        GET  /people/{id}                                   door      no      no     no         none          no    no   no      no
        POST /people/{id}                                   door      no      no     no         yes           no    no   no      no
        GET  /tokens                                        door      no      no     no         yes           no    no   no      no
        POST /tokens                                        door      no      no     no         yes           no    no   no      no
        GET  /tokens/new                                    door      no      no     no         yes           no    no   no      no
        POST /tokens/new                                    door      no      no     no         yes           no    no   no      no
        GET  /audit                                         door      no      no     no         yes           no    no   no      no
        POST /audit                                         door      no      no     no         yes           no    no   no      no
        GET  /audit.csv                                     door      no      no     no         yes           no    no   no      no
        GET  /me                                            door      no      yes    yes        yes           yes   yes  no      no
        POST /me                                            door      no      yes    yes        yes           yes   yes  no      no
        POST /sign-out                                      door      yes     yes    yes        yes           yes   yes  no      no    # fresh
        GET  /api/v1/me                                     door      yes     yes    yes        yes           yes   yes  no      no
        GET  /api/v1/extensions                             door      no      yes    yes        yes           yes   yes  no      no
        GET  /api/v1/registrations                          door      no      yes    yes        yes           yes   yes  no      no
        GET  /api/v1/calls                                  door      no      yes    yes        yes           yes   yes  no      no
        GET  /api/v1/accounts                               door      no      yes    yes        yes           yes   yes  no      no
        GET  /api/v1/alerts                                 door      no      yes    yes        yes           yes   yes  no      no
        POST /api/v1/accounts/{id}/retry                    door      no      no     yes        yes           yes   no   yes     no
        POST /api/v1/alerts/{board}/acknowledge             door      no      no     yes        yes           none  no   yes     no
        POST /api/v1/alerts/{board}/{key}/acknowledge       door      no      no     yes        yes           none  no   yes     no
        POST /api/v1/commands                               door      no      no     yes        yes           yes   no   yes     no
        GET  /api/v1/commands                               door      no      no     yes        yes           yes   no   yes     no
        GET  /api/v1/commands/{command:guid}                door      no      no     none       none          none  no   none    no
        GET  /api/v1/latency                                door      no      no     no         yes           no    no   no      yes
        GET  /metrics                                       door      no      no     no         yes           no    no   no      yes
        GET  /openapi/v1.json                               yes       yes     yes    yes        yes           yes   yes  yes     yes
        GET  /health/live                                   yes       yes     yes    yes        yes           yes   yes  yes     yes
        GET  /health/ready                                  yes       yes     yes    yes        yes           yes   yes  yes     yes
        ANY  /hubs/presence                                 door      yes     yes    yes        yes           yes   yes  no      no
        ANY  /hubs/presence/negotiate                       door      yes     yes    yes        yes           yes   yes  no      no
        GET  /boards/{board}/snapshot                       door      yes     yes    yes        yes           none  yes  no      no
        GET  /supervisor                                    door      no      no     yes        yes           yes   no   no      no
        POST /supervisor                                    door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/csv/extensions                     door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/xlsx/extensions                    door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/csv/calls                          door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/xlsx/calls                         door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/csv/registrations                  door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/xlsx/registrations                 door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/print/extensions                   door      no      no     yes        yes           yes   no   no      no
        POST /supervisor/print/extensions                   door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/print/calls                        door      no      no     yes        yes           yes   no   no      no
        POST /supervisor/print/calls                        door      no      no     yes        yes           yes   no   no      no
        GET  /supervisor/print/registrations                door      no      no     yes        yes           yes   no   no      no
        POST /supervisor/print/registrations                door      no      no     yes        yes           yes   no   no      no
        ANY  /_blazor                                       door      no      no     yes        yes           yes   no   no      no
        ANY  /_blazor/negotiate                             door      no      no     yes        yes           yes   no   no      no
        ANY  /_blazor/disconnect                            door      no      no     yes        yes           yes   no   no      no
        ANY  /_blazor/initializers                          door      no      no     yes        yes           yes   no   no      no
        GET  /_framework/opaque-redirect                    door      no      no     yes        yes           yes   no   no      no
        GET  /{**path:file}                                 door      none    none   none       none          none  none none    none
        GET  assets                                         yes       yes     yes    yes        yes           yes   yes  yes     yes
        HUB  Watch ["sales"]                                door      yes     yes    yes        yes           none  yes  no      no
        HUB  Painted ["sales",[0,1],[0,1]]                  door      yes     yes    yes        yes           yes   yes  no      no
        HUB  Report [1920,1080,"build"]                     door      yes     yes    yes        yes           yes   yes  no      no
        """;

    /// <summary>The values of route parameters.</summary>
    public static readonly Dictionary<string, string> Values = new() { ["board"] = "sales", ["id"] = "sydney", ["code"] = "403", ["key"] = "{alert}", ["act"] = "identify", ["command"] = "0a6f3d0e-2f2a-4d7c-9c57-0f5f6f0a9a11", ["**path"] = "appsettings.json" };

    /// <summary>The paths to request for certain routes.</summary>
    public static readonly Dictionary<string, string> Paths = new() { ["/jobs/{**path}"] = "/jobs/recurring" };

    /// <summary>The names of the client kinds, as in the columns.</summary>
    public static readonly IReadOnlyList<string> Who = [.. Lines().First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    public static readonly IReadOnlyList<AccessRow> All = [.. Lines().Skip(1).Select(AccessRow.Of)];

    /// <summary>Returns the role, limits and scopes of a column's client.</summary>
    public static (Role? Role, AccessLimits Limits, TokenScopes Scopes) Of(string who) => who switch
    {
        "viewer" => (Role.Viewer, AccessLimits.None, TokenScopes.None),
        "supervisor" => (Role.Supervisor, AccessLimits.None, TokenScopes.None),
        "administrator" => (Role.Administrator, AccessLimits.None, TokenScopes.None),
        "other" => (Role.Supervisor, new AccessLimits([], ["Support"], ["support"]), TokenScopes.None),
        "read" => (null, AccessLimits.None, TokenScopes.Read),
        "command" => (null, AccessLimits.None, TokenScopes.Command),
        "metrics" => (null, AccessLimits.None, TokenScopes.Metrics),
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
    };

    private static IEnumerable<string> Lines() => Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One row of the table.</summary>
/// <param name="Method">The HTTP method; <c>ANY</c> for an endpoint with all methods, <c>HUB</c> for a hub method.</param>
/// <param name="Route">The route pattern or the name of the hub method.</param>
/// <param name="Arguments">The arguments of a hub method.</param>
/// <param name="Expected">The expected result by client kind.</param>
/// <param name="Note">The notes of the row.</param>
internal sealed record AccessRow(string Method, string Route, string Arguments, IReadOnlyDictionary<string, string> Expected, string Note)
{
    public string Way => $"{Method} {Route}";

    public bool Changes => Method is not ("GET" or "HUB" or "ANY");

    public static AccessRow Of(string line)
    {
        var (told, note) = line.Split('#') is [var t, var n] ? (t, n.Trim()) : (line, "");
        var words = told.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var outcomes = words[^AccessTable.Who.Count..];
        return new AccessRow(
            words[0], words[1], string.Concat(words[2..^AccessTable.Who.Count]), AccessTable.Who.Zip(outcomes).ToDictionary(p => p.First, p => p.Second), note);
    }
}
