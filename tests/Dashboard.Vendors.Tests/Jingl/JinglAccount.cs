using Dashboard.Testing;
using Dashboard.Vendors.Jingl;

namespace Dashboard.Vendors.Tests.Jingl;

/// <summary>A Jingl account as most of these tests open it.</summary>
internal static class JinglAccount
{
    public const string Endpoint = "handsetstatus";

    public const string Password = "pass:wörd#1";

    public static Dictionary<string, string?> Keys(params (string Key, string Value)[] more)
    {
        var keys = new Dictionary<string, string?> { ["Vendor"] = "Jingl", ["Username"] = "api@sydney", ["Password"] = Password };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }

    public static OpenedAccount Open(ScriptedHandler handler, params (string Key, string Value)[] more) =>
        new(new JinglVendor(), handler, Keys(more));

    /// <summary>An account whose list brings these rows at every poll until they are changed.</summary>
    public static OpenedAccount Listing(Func<string> rows) => Open(new ScriptedHandler(_ => ScriptedHandler.Json($"[{rows()}]")));

    public static string Row(string number, string state = "Idle", string direction = "Unknown", int seconds = 0, string party = "") =>
        $$"""{"extensionnumber":"{{number}}","state":"{{state}}","calldirection":"{{direction}}","calldurationseconds":{{seconds}},"otherpartyphonenumber":"{{party}}","app":"","registrationaddress":"101.100.99.98:1234"}""";

    /// <summary>Rows numbered from <paramref name="from"/>.</summary>
    public static string Rows(int from, int count) => string.Join(',', Enumerable.Range(from, count).Select(n => Row($"{n}")));
}
