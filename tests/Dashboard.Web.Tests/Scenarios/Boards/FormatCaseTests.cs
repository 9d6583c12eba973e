using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Scenarios.Boards;

/// <summary>The server's formatted texts, by the test cases shared with the script's tests.</summary>
public sealed class FormatCaseTests
{
    private static readonly JsonElement Cases =
        JsonDocument.Parse(Repository.Read("wwwroot-assets/tests/cases/format-cases.json")).RootElement;

    [Fact]
    public void Duration_OfEveryCase_IsAsTheScriptSays() =>
        Each("duration", c => TimeFormatter.Duration(Seconds(c[0])).ShouldBe(c[1].GetString()));

    [Fact]
    public void Age_OfEveryCase_IsAsTheScriptSays() =>
        Each("age", c => TimeFormatter.Age(Seconds(c[0])).ShouldBe(c[1].GetString()));

    [Fact]
    public void Countdown_OfEveryCase_IsAsTheScriptSays() =>
        Each("countdown", c => TimeFormatter.Countdown(Seconds(c[0])).ShouldBe(c[1].GetString()));

    [Fact]
    public void Running_OfEveryCase_IsAsTheScriptSays() =>
        Each("running", c => ExtensionFormatter.TimeInState(
            Enum.Parse<ShownState>(c[0].GetString()!),
            SecondsOrNone(c[1])).ShouldBe(c[2].GetString()));

    [Fact]
    public void Line_OfEveryCase_IsAsTheScriptSays() => Each("line", c => ExtensionFormatter.Detail(new ExtensionPresence
    {
        Account = "sydney",
        Number = "101",
        ObservedAt = default,
        State = Enum.Parse<PresenceState>(c.GetProperty("state").GetString()!),
        Direction = Enum.Parse<CallDirection>(c.GetProperty("direction").GetString()!),
        Party = c.GetProperty("party").GetString(),
        App = c.GetProperty("app").GetString(),
        DoNotDisturb = c.GetProperty("dnd").GetBoolean(),
    }).ShouldBe(c.GetProperty("expected").GetString()));

    [Fact]
    public void Shown_OfEveryCase_IsAsTheScriptSays() => Each("shown", c =>
    {
        var row = new ExtensionPresence
        {
            Account = "sydney", Number = "101", ObservedAt = default, State = Enum.Parse<PresenceState>(c[0].GetString()!), DoNotDisturb = c[1].GetBoolean(),
        };
        var shown = ShownStates.From(row, Enum.Parse<Freshness>(c[2].GetString()!, ignoreCase: true));
        ($"{shown}", ShownStates.IsMarked(row, shown)).ShouldBe((c[3].GetString()!, c[4].GetBoolean()));
    });

    [Fact]
    public void Name_OfEveryCase_IsAsTheScriptSays() => Each("name", c =>
    {
        var row = new ExtensionPresence { Account = "sydney", Name = c[0].GetString(), Number = c[1].GetString()!, State = PresenceState.Idle, ObservedAt = default };
        string?[] said = [ExtensionFormatter.Name(row), ExtensionFormatter.NumberBesideName(row), ExtensionFormatter.NameAndNumber(row)];
        said.ShouldBe([c[2].GetString(), c[3].GetString(), c[4].GetString()]);
    });

    [Fact]
    public void Health_OfEveryCase_IsAsTheScriptSays() => Each("health", c => AccountFormatter.Describe(
        Enum.Parse<AccountHealth>(c[0].GetString()!), Enum.Parse<Freshness>(c[1].GetString()!, ignoreCase: true)).ShouldBe(c[2].GetString()));

    [Fact]
    public void Lasting_OfEveryCase_IsAsTheScriptSays() => Each("lasting", c => AccountFormatter.Lasting(SecondsOrNone(c[0])).ShouldBe(c[1].GetString()));

    [Fact]
    public void LastAnswer_OfEveryCase_IsAsTheScriptSays() => Each("lastAnswer", c => AccountFormatter.LastAnswer(SecondsOrNone(c[0])).ShouldBe(c[1].GetString()));

    [Fact]
    public void NextTry_OfEveryCase_IsAsTheScriptSays() => Each("nextTry", c => AccountFormatter.NextTry(SecondsOrNone(c[0])).ShouldBe(c[1].GetString()));

    [Fact]
    public void Longest_OfEveryCase_IsAsTheScriptSays() => Each("longest", c => SummaryFormatter.FormatLongest(c[0].GetString()!, SecondsOrNone(c[1])).ShouldBe(c[2].GetString()));

    [Fact]
    public void PlainName_OfEveryCase_IsAsTheScriptSays() => Each("plainName", c => NameSortKey.Create(c[0].GetString()!).ShouldBe(c[1].GetString()));

    [Fact]
    public void Phones_OfEveryCase_IsAsTheScriptSays() => Each("phones", c => SummaryFormatter.Phones(c[0].GetInt32()).ShouldBe(c[1].GetString()));

    [Fact]
    public void Due_OfEveryCase_IsAsTheScriptSays() => Each("due", c => SummaryFormatter.Due(c[0].GetInt32()).ShouldBe(c[1].GetString()));

    [Fact]
    public void Word_OfEveryState_IsAsTheScriptSays()
    {
        foreach (var state in Enum.GetValues<ShownState>())
        {
            StateNames.Get(state).ShouldBe(Cases.GetProperty("word").GetProperty($"{state}").GetString());
        }
    }

    [Fact]
    public void Age_OfWhatWasNeverSeen_IsNever() => TimeFormatter.Age(null).ShouldBe("never");

    private static TimeSpan Seconds(JsonElement number) => TimeSpan.FromSeconds(number.GetDouble());

    private static TimeSpan? SecondsOrNone(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : Seconds(number);

    private static void Each(string name, Action<JsonElement> check)
    {
        var cases = Cases.GetProperty(name).EnumerateArray().ToList();
        cases.ShouldNotBeEmpty();
        cases.ForEach(check);
    }
}
