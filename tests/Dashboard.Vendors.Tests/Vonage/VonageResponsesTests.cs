using System.Text.Json;
using Dashboard.Vendors.Reading;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageResponsesTests
{
    [Theory]
    [InlineData("l1", "l1")]
    [InlineData("", "0")]
    [InlineData(" ", "0")]
    [InlineData("a\\u0000b", "a b")]
    public void LegMap_KeyOfAnyKind_GivesTheLegAnId(string key, string id)
    {
        using var json = JsonDocument.Parse("""{"call_id":"c","from":"101","leg_map":{"#":{"status":"ringing"}}}""".Replace("#", key, StringComparison.Ordinal));

        VonageResponses.Call(json.RootElement, new RowReader("Vonage"))!.Legs.ShouldHaveSingleItem().Id.ShouldBe(id);
    }
}
