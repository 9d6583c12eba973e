using System.Text.Json;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Tests.Boards;

/// <summary>Weekly hours, by the test cases shared with the script's tests.</summary>
public sealed class WeeklyHoursTests
{
    private static readonly JsonElement Cases = JsonDocument.Parse(Repository.Read("wwwroot-assets/tests/cases/hours-cases.json")).RootElement;

    [Fact]
    public void Parse_OfEveryCase_IsItsOneTextOrNone()
    {
        foreach (var c in Cases.GetProperty("read").EnumerateArray())
        {
            WeeklyHours.Parse(c[0].GetString()!)?.ToString().ShouldBe(c[1].GetString(), $"'{c[0]}'");
        }
    }

    [Fact]
    public void Parse_EveryTextTheScriptIsTestedWith_IsInTheOneForm()
    {
        foreach (var c in Cases.GetProperty("within").EnumerateArray())
        {
            WeeklyHours.Parse(c[0].GetString()!)?.ToString().ShouldBe(c[0].GetString());
        }
    }
}
