namespace Dashboard.Storage.Tests;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("Lobby", 10, "Lobby")]
    [InlineData("Lobby", 3, "Lob")]
    [InlineData("a\0b", 10, "a\uFFFDb")]
    [InlineData("😀", 10, "😀")]
    [InlineData("a😀", 2, "a\uFFFD")]
    [InlineData("", 10, "")]
    public void Clean_ReplacesWhatADatabaseRejectsAndLimitsTheLength(string text, int most, string expected) => UntrustedText.Clean(text, most).ShouldBe(expected);

    // Not a theory's argument: the test runner cannot pass half of a surrogate pair.
    [Fact]
    public void Clean_UnpairedSurrogate_IsReplaced() => UntrustedText.Clean("a\uD83Db", 10).ShouldBe("a\uFFFDb");
}
