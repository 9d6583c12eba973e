using Dashboard.Web.Access;

namespace Dashboard.Web.Tests.Access;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/wall/sales?theme=light")]
    [InlineData("/")]
    public void Of_APathOfThisHost_IsKept(string path) => LocalPath.Of(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wall")]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("\\\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("/\n/elsewhere.example")]
    [InlineData("/\u007f/elsewhere.example")]
    [InlineData("/wall\u0085sales")]
    [InlineData("~/wall")]
    [InlineData("~//elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Of_AnythingElse_IsTheHomePage(string? path) => LocalPath.Of(path).ShouldBe("/");
}
