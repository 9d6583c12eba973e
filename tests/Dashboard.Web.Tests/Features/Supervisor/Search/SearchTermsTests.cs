using System.Text.Json;
using Dashboard.Web.Features.Supervisor.Search;

namespace Dashboard.Web.Tests.Features.Supervisor.Search;

/// <summary>Search by number, by the test cases shared with the team view's tests.</summary>
public sealed class SearchTermsTests
{
    public static TheoryData<string, string, bool> Found =>
        [.. JsonDocument.Parse(Repository.Read("wwwroot-assets/tests/cases/number-cases.json")).RootElement.GetProperty("found").EnumerateArray()
            .Select(c => (c[0].GetString()!, c[1].GetString()!, c[2].GetBoolean()))];

    [Theory]
    [MemberData(nameof(Found))]
    public void Find_OfANumber_IsThatOfTheScript(string text, string search, bool found) =>
        SearchTerms.Parse(search).Find(new SearchText(text, [], null)).ShouldBe(found);
}
