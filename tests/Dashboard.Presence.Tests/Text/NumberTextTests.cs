using Dashboard.Presence.Text;

namespace Dashboard.Presence.Tests.Text;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("202", "202")]
    [InlineData(" 202\t", "202")]
    [InlineData("202\u00A0", "202")]
    [InlineData("\u202A203\u202C", "203")]
    [InlineData("\uFEFF20\u200B4\u3000", "204")]
    [InlineData("+61 412\u2007", "+61 412")]
    [InlineData("\u00A0", "")]
    public void Clean_OfCharactersThatCannotBeSeen_LeavesTheNumber(string text, string number) => NumberText.Clean(text).ShouldBe(number);

    [Theory]
    [InlineData("0003*210", false, null)]
    [InlineData("#21", false, null)]
    [InlineData("2 02", false, "a space")]
    [InlineData("2 02", true, null)]
    [InlineData("2\u00A002", true, "U+00A0")]
    [InlineData("\uFF12\uFF10", false, "U+FF12")]
    [InlineData("20\uD83D\uDE00", false, "U+1F600")]
    public void FindInvalidCharacter_OfACleanedNumber_IsNamed(string number, bool takesSpaces, string? invalid) => NumberText.FindInvalidCharacter(number, takesSpaces).ShouldBe(invalid);

    [Theory]
    [InlineData("\u202A203\u202C", "203")]
    [InlineData("\u200EJane 2", "\u200EJane 2")]
    [InlineData("Zo\u00EB", "Zo\u00EB")]
    public void CleanIfNumber_OfAName_LeavesIt(string text, string cleaned) => NumberText.CleanIfNumber(text).ShouldBe(cleaned);
}
