using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Directories;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration.Directories;

public sealed class DirectoryFileTests : IDisposable
{
    private const string Header = "number,name,team,mac\n";
    private readonly TemporaryFolder _folder = new();
    private readonly ConfigurationErrors _errors = new();

    [Fact]
    public void Read_QuotedNamesManyMacsAndMoreColumns_IsTaken()
    {
        var directory = Read("Number,NAME,team,mac,room\r\n101,\"Citizen, \"\"JC\"\" Jane\",Sales,79-5C-7D-28-1B-B3;00:11:22:33:44:55,2\r\n\r\n102,Møller,,795c.7d28.1bb4,\r\n"u8.ToArray());

        _errors.Lines.ShouldBeEmpty();
        directory.Find("101")!.Name.ShouldBe("Citizen, \"JC\" Jane");
        directory.NumberOfMac("001122334455").ShouldBe("101");
        directory.Find("102")!.Team.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "line 1", "number,name,team,mac")]
    [InlineData("number|name|team|mac\n101|Jane||\n", "line 1", "with commas, semicolons or tabs")]
    [InlineData(Header + "2\u00A002,Jane,,\n", "line 2", "U+00A0")]
    [InlineData(Header + "2 02,Jane,,\n", "line 2", "a space")]
    [InlineData(Header + "202,Jane,,\n202\u00A0,Joe,,\n", "line 3", "stood in line 2")]
    [InlineData("sep=;\nnumber;name;team;mac\n;Jane;;\n", "line 3", "the number is missing")]
    [InlineData("number,nmae,team,mac\n101,Jane,,\n", "line 1", "name is not in it")]
    [InlineData(Header + "101,Jane,,\n,Nobody,,\n", "line 3", "the number is missing")]
    [InlineData(Header + "101,Jane,,\n\n101,Joe,,\n", "line 4", "stood in line 2")]
    [InlineData(Header + "101,Jane,,79-5C-7D-28-1B\n", "line 2", "12 digits")]
    [InlineData(Header + "101,Jane,,79-5C-7D-28-1B-B3-\n102,Joe,,79-5C-7D-28-1B-BG\n", "line 3", "12 digits")]
    [InlineData(Header + "101,\"Jane,Sales,\n102,Joe,,\n", "line 2", "quote")]
    public void Read_ABadLine_IsNamed(string text, string line, string why)
    {
        Read(Encoding.UTF8.GetBytes(text));

        var told = _errors.Lines.ShouldHaveSingleItem();
        told.ShouldStartWith($"Accounts:sydney:Directory 'people.csv', {line}: ");
        told.ShouldContain(why);
    }

    [Fact]
    public void Read_ColumnRing_NamesTheDeviceToRing()
    {
        var directory = Read(Encoding.UTF8.GetBytes("number,name,team,mac,ring\n101,Jane,,79-5C-7D-28-1B-B3;00:11:22:33:44:55,001122334455\n102,Joe,,79-5C-7D-28-1B-B4,\n"));

        _errors.Lines.ShouldBeEmpty();
        (directory.Find("101")!.Ring, directory.Find("102")!.Ring).ShouldBe(("001122334455", null));
    }

    [Fact]
    public void Read_ColumnRingOfAnotherDevice_IsNamed()
    {
        Read(Encoding.UTF8.GetBytes("number,name,team,mac,ring\n101,Jane,,79-5C-7D-28-1B-B3,00-11-22-33-44-55\n"));

        _errors.Lines.ShouldHaveSingleItem().ShouldContain("line 2: ring '00-11-22-33-44-55' is none of the devices");
    }

    [Fact]
    public void Read_AnUnclosedQuote_DoesNotHideTheLinesBelow()
    {
        Read(Encoding.UTF8.GetBytes(Header + "101,\"Jane,,\n,Joe,,\n103,\"Jim,,\n"));

        _errors.Lines.Count.ShouldBe(3);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_NamesTheirLine()
    {
        Read([.. Encoding.UTF8.GetBytes(Header + "101,Jane,,\n102,M"), 0xF8, .. "ller,,\n"u8]);

        _errors.Lines.ShouldHaveSingleItem().ShouldContain("line 3: it is not UTF-8 but Windows-1252");
    }

    [Fact]
    public void Read_Utf8WithItsMark_IsTaken()
    {
        Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Header + "101,Jane,,\n")]).Find("101").ShouldNotBeNull();

        _errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Utf16WithoutItsMark_SaysWhatToSaveItAs()
    {
        Read(Encoding.Unicode.GetBytes(Header));

        _errors.Lines.ShouldHaveSingleItem().ShouldContain("UTF-16 without its mark, or no text at all; save it as CSV in UTF-8");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_Utf16WithItsMark_IsTaken(string encoding)
    {
        var utf16 = Encoding.GetEncoding(encoding);

        Read([.. utf16.Preamble, .. utf16.GetBytes("number\tname\tteam\tmac\r\n101\tZoë, Reception\tSales\t79-5C-7D-28-1B-B3;00:11:22:33:44:55\r\n")]).Find("101")!.Name.ShouldBe("Zoë, Reception");

        _errors.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("number;name;team;mac\n101;Jane;Sales;79-5C-7D-28-1B-B3\n")]
    [InlineData("sep=;\r\nnumber;name;team;mac\r\n101;Jane;Sales;79-5C-7D-28-1B-B3\r\n")]
    [InlineData("number\tname\tteam\tmac\n101\tJane\tSales\t79-5C-7D-28-1B-B3\n")]
    [InlineData("\u00A0number,name ,\u200Bteam,mac\n101,Jane,Sales,79-5C-7D-28-1B-B3\n")]
    [InlineData("number,name,team,mac\n101\u00A0,Jane,Sales,\u202A79-5C-7D-28-1B-B3\u202C\n")]
    [InlineData("number,name,team,mac\n\u202A101\u202C,Jane,Sales,79-5C-7D-28-1B-B3\n,,,\n \u00A0,\t,,\n,,,\n")]
    public void Read_AsSpreadsheetsOfManyCountriesWriteIt_IsTaken(string text)
    {
        var directory = Read(Encoding.UTF8.GetBytes(text));

        _errors.Lines.ShouldBeEmpty();
        var entry = directory.Entries.ShouldHaveSingleItem();
        (entry.Number, entry.Name, entry.Team, directory.NumberOfMac("795c7d281bb3")).ShouldBe(("101", "Jane", "Sales", "101"));
    }

    [Fact]
    public void Read_LettersInTwoParts_AreJoined()
    {
        var entry = Read(Encoding.UTF8.GetBytes(Header + "101,E\u0301mile,A\u0308rzte,\n")).Entries.ShouldHaveSingleItem();

        (entry.Name, entry.Team).ShouldBe(("\u00C9mile", "\u00C4rzte"));
    }

    [Fact]
    public void Read_ManyBadLines_TellsTwentyAndHowManyMore()
    {
        Read(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat(",Nobody,,\n", 27))));

        _errors.Lines.Count.ShouldBe(21);
        _errors.Lines[^1].ShouldBe("Accounts:sydney:Directory 'people.csv': and 7 more lines.");
    }

    [Fact]
    public void Read_AFolder_IsNoFile()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "people.csv"));

        DirectoryFile.Read(Section(), _folder.Path, _errors);

        _errors.Lines.ShouldHaveSingleItem().ShouldStartWith("Accounts:sydney:Directory 'people.csv' cannot be read: ");
    }

    public void Dispose() => _folder.Dispose();

    private static IConfigurationSection Section() => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Accounts:sydney:Directory"] = "people.csv" }).Build().GetSection("Accounts:sydney");

    private AccountDirectory Read(byte[] file)
    {
        _folder.Write("people.csv", file);
        return DirectoryFile.Read(Section(), _folder.Path, _errors);
    }
}
