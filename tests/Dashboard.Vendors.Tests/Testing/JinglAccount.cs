using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Jingl;

namespace Dashboard.Vendors.Tests.Testing;

/// <summary>The Jingl account of most tests.</summary>
internal static class JinglAccount
{
    public const string Endpoint = "handsetstatus";

    public const string Password = "pass:wörd#1";

    public static Dictionary<string, string?> Keys(params (string Key, string? Value)[] more) => ScriptedAccount.Merge(
        new() { ["Vendor"] = "Jingl", ["Username"] = "api@sydney", ["Password"] = Password }, more);

    public static OpenedAccount Open(ScriptedHandler handler, params (string Key, string? Value)[] more) =>
        new(new JinglVendor(), handler, Keys(more));

    /// <summary>Opens an account with a list that contains the current rows in every poll.</summary>
    public static OpenedAccount Listing(Func<string> rows) => Open(new ScriptedHandler(_ => ScriptedHandler.Json($"[{rows()}]")));

    public static string Row(string number, string state = "Idle", string direction = "Unknown", int seconds = 0, string party = "") =>
        $$"""{"extensionnumber":"{{number}}","state":"{{state}}","calldirection":"{{direction}}","calldurationseconds":{{seconds}},"otherpartyphonenumber":"{{party}}","app":"","registrationaddress":"101.100.99.98:1234"}""";

    /// <summary>Returns rows with consecutive numbers, starting at <paramref name="from"/>.</summary>
    public static string Rows(int from, int count) => string.Join(',', Enumerable.Range(from, count).Select(n => Row($"{n}")));
}
