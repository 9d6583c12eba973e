using Dashboard.Web.Boards;

namespace Dashboard.Web.Tests.Boards;

public sealed class BoardThemeTests
{
    [Theory]
    [InlineData("light", BoardTheme.Light)]
    [InlineData("CONTRAST", BoardTheme.Contrast)]
    [InlineData("Dark", BoardTheme.Dark)]
    [InlineData("1", null)]
    [InlineData("pink", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Theme_ByName_IsOneOfThreeOrNone(string? name, BoardTheme? theme) => EnumNames.Value<BoardTheme>(name).ShouldBe(theme);
}
