using Dashboard.Web.Http;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Http;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/wall/sales?theme=light")]
    [InlineData("/")]
    public void Of_APathOfThisHost_IsKept(string path) => LocalUrl.FromRequest(At(""), path).ShouldBe(path);

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
    public void Of_AnythingElse_IsTheHomePage(string? path)
    {
        LocalUrl.FromRequest(At(""), path).ShouldBe("/");
        LocalUrl.FromRequest(At("/phones"), path).ShouldBe("/phones/");
    }

    [Theory]
    [InlineData("/phones/wall/sales", "/phones/wall/sales")]
    [InlineData("/phones?a=b", "/phones?a=b")]
    [InlineData("/phones", "/phones")]
    [InlineData("/wall/sales", "/phones/wall/sales")]
    [InlineData("/phonesomewhere", "/phones/phonesomewhere")]
    public void Of_APathBelowAProxysPath_StaysBelowIt(string path, string expected) => LocalUrl.FromRequest(At("/phones"), path).ShouldBe(expected);

    private static HttpRequest At(string pathBase) => new DefaultHttpContext { Request = { PathBase = pathBase } }.Request;
}
