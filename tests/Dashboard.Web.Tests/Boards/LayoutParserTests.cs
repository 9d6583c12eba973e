using Dashboard.Web.Boards;

namespace Dashboard.Web.Tests.Boards;

public sealed class LayoutParserTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", BoardPanels.None)]
    [InlineData("none", BoardPanels.None)]
    [InlineData("calls", BoardPanels.Calls)]
    [InlineData("CALLS, figures,", BoardPanels.Calls | BoardPanels.Figures)]
    [InlineData("calls,none", BoardPanels.Calls)]
    [InlineData("calls,map", null)]
    [InlineData("1", null)]
    public void Panels_OfAList_IsTheirUnionOrNull(string? names, BoardPanels? panels) => LayoutParser.Panels(names).ShouldBe(panels);

    [Theory]
    [InlineData(null, null)]
    [InlineData("49", null)]
    [InlineData("50", 50)]
    [InlineData("200", 200)]
    [InlineData("201", null)]
    [InlineData("+100", null)]
    [InlineData("100.0", null)]
    [InlineData(" 100", null)]
    public void Zoom_OfAText_IsAPercentageInRangeOrNull(string? percent, int? zoom) => LayoutParser.Zoom(percent).ShouldBe(zoom);

    [Theory]
    [InlineData(null, null)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("1", null)]
    [InlineData("yes", null)]
    public void Flag_OfAText_IsABooleanOrNull(string? word, bool? flag) => LayoutParser.Flag(word).ShouldBe(flag);

    [Fact]
    public void Order_OfEveryName_IsItsValueAndOfANumberNull()
    {
        foreach (var order in Enum.GetValues<TileOrder>())
        {
            LayoutParser.Order($"{order}".ToUpperInvariant()).ShouldBe(order);
        }

        LayoutParser.Order("0").ShouldBeNull();
        LayoutParser.Order(null).ShouldBeNull();
    }
}
