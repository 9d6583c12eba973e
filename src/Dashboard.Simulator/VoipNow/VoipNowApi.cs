using System.Globalization;
using Dashboard.Simulator.Commands;
using Dashboard.Simulator.Model;

namespace Dashboard.Simulator.VoipNow;

/// <summary>VoipNow's UnifiedAPI. Source of the formats: its page for the presence of extensions.</summary>
internal static class VoipNowApi
{
    private static readonly string[] Users = ["@me", "@viewer", "@owner"];
    private static readonly string[] Fields = ["extension", "status", "registration", "id", "answered", "published"];

    public static void MapVoipNow(this WebApplication app, VendorSimulation simulation, SimulatorOptions options)
    {
        var tokens = simulation.Tokens;
        app.MapPost("/oauth/token.php", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return form["grant_type"] == "client_credentials" && form["client_id"] == options.VoipNowClientId && form["client_secret"] == options.VoipNowClientSecret
                ? Json.Ok(new Dictionary<string, object> { ["access_token"] = tokens.Issue("vn"), ["expires_in"] = (int)tokens.Lifetime.TotalSeconds, ["token_type"] = "Bearer" })
                : Error(401, "invalid_client");
        });
        var api = app.MapGroup("/uapi").AddEndpointFilter(async (context, next) =>
        {
            var bearer = context.HttpContext.Request.Headers.Authorization.ToString();
            return bearer.StartsWith("Bearer ", StringComparison.Ordinal) && tokens.IsValid(bearer[7..]) ? await next(context) : Error(401, "token_invalid");
        });
        api.MayIgnoreCommands(simulation);
        api.MapGet("/extensions/{user}/{extension}/presence", (string user, string extension, HttpRequest request) => simulation.System.Use(s =>
            IsUser(user) ? Presence(s, extension, request.Query) : Error(400, "user_invalid")));
        api.MapGet("/phoneCalls/{user}/{extension}", (string user, string extension, HttpRequest request) => simulation.System.Use(s =>
            IsUser(user) ? Calls(s, extension, request.Query) : Error(400, "user_invalid")));
        api.MapVoipNowCommands(simulation);
    }

    public static IResult Error(int status, string code) => Json.Ok(
        new Dictionary<string, object> { ["error"] = new Dictionary<string, string> { ["code"] = code, ["message"] = code.Replace('_', ' ') } }, status);

    private static bool IsUser(string user) => Users.Contains(user) || user.All(char.IsAsciiLetterOrDigit);

    private static IResult Presence(PhoneSystem s, string extension, IQueryCollection query)
    {
        if (Invalid(s, extension, query) is { } code)
        {
            return Error(400, code);
        }

        var rows = s.Extensions.Where(e => extension == "@self" || e.Number == extension).Where(e => Passes(e.Number, query));
        return Page([.. rows.Select(e => VoipNowPayloads.Presence(s, e))], query);
    }

    private static IResult Calls(PhoneSystem s, string extension, IQueryCollection query)
    {
        if (Invalid(s, extension, query) is { } code)
        {
            return Error(400, code);
        }

        var calls = s.Exchange.Calls.Where(c => c.IsUp && c.Extensions.Any(e => extension == "@self" || e.Number == extension));
        return Page([.. calls.Select(VoipNowPayloads.Call)], query);
    }

    private static IResult Page(List<object> all, IQueryCollection query)
    {
        var start = Number(query, "startIndex", 0);
        var count = Number(query, "count", 20);
        var rows = all.Skip(start).Take(count).ToList();

        // [S] 204: there is nothing to be returned.
        return rows.Count == 0 ? Results.NoContent() : Json.Ok(new Dictionary<string, object>
        {
            ["startIndex"] = start,

            // The page's own example has the total 2 with one row, so the total is unreliable.
            ["totalResults"] = all.Count + 1,
            ["itemsPerPage"] = count,
            ["filtered"] = query.ContainsKey("filterBy"),
            ["sorted"] = query.ContainsKey("sortOrder"),
            ["entry"] = rows,
        });
    }

    private static bool Passes(string number, IQueryCollection query)
    {
        var value = query["filterValue"].ToString();
        return query["filterOp"].FirstOrDefault() switch
        {
            "contains" => number.Contains(value, StringComparison.Ordinal),
            "equals" => number == value,
            "starts with" => number.StartsWith(value, StringComparison.Ordinal),
            _ => true,
        };
    }

    // The error codes of the page, in the order of its table.
    private static string? Invalid(PhoneSystem s, string extension, IQueryCollection query) => query switch
    {
        _ when extension != "@self" && s.Find(extension) is null => "extension_invalid",
        _ when query["fields"].ToString() is { Length: > 0 } fields && fields.Split(',').Except(Fields).Any() => "fields_invalid",
        _ when Number(query, "count", 20) is < 1 or >= 5000 => "count_invalid",
        _ when query.ContainsKey("filterBy") && query["filterBy"] != "extension" => "filterby_invalid",
        _ when query.ContainsKey("filterOp") && query["filterOp"].ToString() is not ("contains" or "equals" or "starts with" or "present") => "filterop_invalid",
        _ when query.ContainsKey("filterBy") && query["filterValue"].Count == 0 => "filtervalue_invalid",
        _ when query.ContainsKey("sortOrder") && query["sortOrder"].ToString() is not ("ascending" or "descending") => "sortorder_invalid",
        _ when Number(query, "startIndex", 0) is < 0 or > 5000 => "startindex_invalid",
        _ => null,
    };

    private static int Number(IQueryCollection query, string name, int normal) =>
        !query.ContainsKey(name) ? normal : int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
