using Dashboard.Web.Logging;

namespace Dashboard.Web.Tests.Logging;

/// <summary>Tests that sanitized texts are safe for terminals and log files.</summary>
public sealed class LogSanitizerTests
{
    [Theory]
    [InlineData("\u001b[2J\u001b[31mroot", "\\u001B[2J\\u001B[31mroot")]
    [InlineData("\u009b2J", "\\u009B2J")]
    [InlineData("jane\r\nwarn: forged", "jane\\r\\nwarn: forged")]
    [InlineData("a\u2028b\u2029c\u0085d", "a\\u2028b\\u2029c\\u0085d")]
    [InlineData("\u202egnp.exe\u2066\u200b", "\\u202Egnp.exe\\u2066\\u200B")]
    [InlineData("tag \U000E0041", "tag \\U000E0041")]
    [InlineData("bell \a, tab \t, nul \0, delete \u007f", "bell \\u0007, tab \\t, nul \\u0000, delete \\u007F")]
    [InlineData("Zoë 李 \U0001F4DE, 50 % \\n", "Zoë 李 \U0001F4DE, 50 % \\n")]
    [InlineData("", "")]
    public void Clean_AText_HasNothingThatControlsATerminal(string text, string clean) => LogSanitizer.Clean(text, 100).ShouldBe(clean);

    [Fact]
    public void Clean_HalfASurrogatePair_IsMarked() => LogSanitizer.Clean("half \ud800 pair\u001b", 100).ShouldBe("half \ufffd pair\\u001B");

    [Fact]
    public void Clean_ALongText_IsCutAndSaysHowLongItWas() => LogSanitizer.Clean(new string('x', 3000), 10).ShouldBe("xxxxxxxxxx… (3000 characters)");

    [Fact]
    public void Clean_AStackTrace_KeepsItsLinesAlone() => LogSanitizer.Clean("one\n   at Two()\r\u001b", 100, keepsLines: true).ShouldBe("one\n   at Two()\\r\\u001B");
}
