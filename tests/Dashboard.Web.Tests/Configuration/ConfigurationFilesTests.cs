using Dashboard.Web.Configuration;

namespace Dashboard.Web.Tests.Configuration;

public sealed class ConfigurationFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("appsettings.Production.json")]
    [InlineData("appsettings.Local.json")]
    [InlineData("secrets.json")]
    public void Check_TwoAccountsWithOneId_NamesFileAndBothSpellings(string file)
    {
        _folder.Write(file, """
            {
              "Accounts": {
                "sydney": { "Vendor": "Jingl" },
                "Sydney": { "Username": "a@b" }
              }
            }
            """);

        var error = Errors(file).ShouldHaveSingleItem();

        error.ShouldStartWith("Accounts:Sydney stands twice in ");
        error.ShouldContain($"{Path.Combine(_folder.Path, file)}: as 'sydney' in line 3 and as 'Sydney' in line 4");
    }

    [Fact]
    public void Check_TwoBoardsWithOneIdAndAKeyTwice_TellsBoth()
    {
        _folder.Write("appsettings.json", """
            { "Boards": { "b": { "Title": "x", "title": "y" }, "b": {} }, "Lists": [ { "A": 1 }, { "A": 2 } ] }
            """);

        Errors().Select(e => e.Split(' ')[0]).ShouldBe(["Boards:b:title", "Boards:b"]);
    }

    [Fact]
    public void Check_OneIdInTwoFiles_IsMerging()
    {
        _folder.Write("appsettings.json", """{ "Accounts": { "sydney": { "Vendor": "Jingl" } } }""");
        _folder.Write("secrets.json", """{ "Accounts": { "Sydney": { "Password": "x" }, }, /* a remark */ }""");

        Errors("secrets.json").ShouldBeEmpty();
    }

    [Fact]
    public void Check_NotJson_NamesTheLineAndNoneOfItsText()
    {
        _folder.Write("appsettings.json", "{\n  \"Accounts\": {\n    \"sydney\": { \"Password\": truehunter2 }\n  }\n}");

        var error = Errors().ShouldHaveSingleItem();

        error.ShouldStartWith("appsettings.json: ");
        error.ShouldContain(", line 3, ");
        error.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    public void Check_NoObject_SaysWhatItMustBe(string text)
    {
        _folder.Write("appsettings.json", text);

        Errors().ShouldHaveSingleItem().ShouldContain("must be an object");
    }

    [Fact]
    public void Check_SeveralBadFiles_TellsAll()
    {
        _folder.Write("appsettings.json", "{");
        _folder.Write("appsettings.Local.json", "");

        Errors().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("nowhere.json", "there is no such file")]
    [InlineData(".", "it is a folder")]
    public void Check_SecretsFileThatCannotBeRead_SaysWhy(string file, string why)
    {
        var error = Errors(file).ShouldHaveSingleItem();

        error.ShouldStartWith("SecretsFile: ");
        error.ShouldContain(why);
    }

    [Fact]
    public void Check_ShortSwitch_IsReportedWithoutItsValue()
    {
        var error = Should.Throw<ConfigurationException>(() => ConfigurationFiles.Check(["-Password=hunter2"])).Errors.ShouldHaveSingleItem();

        error.ShouldStartWith("-Password is not known");
        error.ShouldNotContain("hunter2");
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> Errors(string? secrets = null)
    {
        try
        {
            ConfigurationFiles.Check(["--contentRoot", _folder.Path, "--environment", "Production", .. secrets is null ? [] : new[] { "--SecretsFile", secrets }]);
            return [];
        }
        catch (ConfigurationException e)
        {
            return e.Errors;
        }
    }
}
