using System.Collections.Concurrent;

namespace Dashboard.Simulator.Vonage;

/// <summary>POST /token: the password grant, and the refresh token grant. A refresh token is valid once.</summary>
internal sealed class VonageTokens(Tokens tokens, SimulatorOptions options)
{
    private readonly ConcurrentDictionary<string, byte> _refreshes = new();

    public async Task<IResult> IssueAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != options.VonageClientId || form["client_secret"] != options.VonageClientSecret)
        {
            return VonageApi.Error(401, "Client authentication failed");
        }

        var isGood = form["grant_type"].ToString() switch
        {
            "password" => form["username"] == $"{options.VonageUsername}@vbc.prod" && form["password"] == options.VonagePassword,
            "refresh_token" => _refreshes.TryRemove(form["refresh_token"].ToString(), out _),
            _ => false,
        };
        if (!isGood)
        {
            return VonageApi.Error(400, "invalid_grant");
        }

        var token = tokens.Issue("vbc");
        _refreshes[$"refresh-{token}"] = 0;
        return Json.Ok(new Dictionary<string, object>
        {
            ["access_token"] = token,
            ["refresh_token"] = $"refresh-{token}",
            ["scope"] = "openid",
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)tokens.Lifetime.TotalSeconds,
        });
    }
}
