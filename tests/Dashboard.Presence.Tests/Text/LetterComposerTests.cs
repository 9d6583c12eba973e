using Dashboard.Presence.Text;

namespace Dashboard.Presence.Tests.Text;

public sealed class LetterComposerTests
{
    [Theory]
    [InlineData("E\u0301mile", "\u00C9mile")]
    [InlineData("Jane", "Jane")]
    [InlineData("", "")]
    [InlineData("e\u0323\u0302", "\u1EC7")]
    [InlineData("e\u0302\u0323", "\u1EC7")]
    [InlineData("a\u0308\u0301", "\u00E4\u0301")]
    [InlineData("a\u0301\u0308", "\u00E1\u0308")]
    [InlineData("q\u0323\u0307", "q\u0323\u0307")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8", "\uD55C\uAD6D")]
    [InlineData("\u304B\u3099", "\u304C")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("\uD83D\uDE00e\u0301", "\uD83D\uDE00\u00E9")]
    public void Compose_OfLettersInParts_JoinsWhatBelongsTogether(string text, string joined) => LetterComposer.Compose(text).ShouldBe(joined);

    [Fact]
    public void Compose_OfWholeLetters_IsTheTextItself()
    {
        const string Text = "Łukasz Müller";

        LetterComposer.Compose(Text).ShouldBeSameAs(Text);
    }

    [Theory]
    [InlineData('é', 'e')]
    [InlineData('Ệ', 'E')]
    [InlineData('e', 'e')]
    [InlineData('ø', 'ø')]
    [InlineData('が', 'が')]
    public void Base_OfALetterWithMarks_HasNone(char letter, char plain) => LetterComposer.Base(letter).ShouldBe(plain);
}
