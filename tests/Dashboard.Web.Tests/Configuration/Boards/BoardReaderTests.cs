using Dashboard.Presence.Model;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration.Boards;

/// <summary>Tests that a board filter which can never match is an error, unless only the vendor's response can decide.</summary>
public sealed class BoardReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConfigurationErrors _errors = new();

    [Theory]
    [InlineData("Teams", "Sles", "Boards:b:Teams names 'Sles'")]
    [InlineData("Extensions", "999", "Boards:b:Extensions names '999'")]
    [InlineData("Extensions", "300-399", "Boards:b:Extensions names '300-399'")]
    [InlineData("Extensions", "sydney/999", "Boards:b:Extensions names 'sydney/999'")]
    public void Read_WhatNoAccountHas_IsAnError(string key, string value, string begins)
    {
        Read(hasOpenAccount: false, (key, value));

        _errors.Lines.ShouldHaveSingleItem().ShouldStartWith(begins);
    }

    [Theory]
    [InlineData("Teams", "sales")]
    [InlineData("Extensions", "100-199,perth/201,Sydney/101")]
    [InlineData("Extensions", "\u202A101\u202C,\u00A0100 - 199\u200B")]
    public void Read_WhatAnAccountHas_IsNone(string key, string value)
    {
        Read(hasOpenAccount: false, (key, value));

        _errors.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Teams", "Sles")]
    [InlineData("Extensions", "999")]
    [InlineData("Extensions", "darwin/999")]
    public void Read_WhatOnlyTheVendorKnows_IsNone(string key, string value)
    {
        Read(hasOpenAccount: true, (key, value));

        _errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Read_KeyOfAnAccountThatTheBoardLeavesOut_IsAnError()
    {
        Read(hasOpenAccount: false, ("Accounts", "sydney"), ("Extensions", "perth/201"));

        _errors.Lines.ShouldHaveSingleItem().ShouldContain("not among the board's Accounts");
    }

    [Fact]
    public void Read_IdsInOtherLetters_ShowTheAccountAllTheSame()
    {
        var board = Read(hasOpenAccount: false, ("Accounts", "\u200BSYDNEY\u00A0"), ("Extensions", "SYDNEY/101"));

        board.Filter.Includes(new ExtensionPresence { Account = "sydney", Number = "101", State = PresenceState.Idle, ObservedAt = default }).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Panels", "calls,figures", BoardPanels.Calls | BoardPanels.Figures)]
    [InlineData("Panels", "none", BoardPanels.None)]
    [InlineData("Panels", "", BoardPanels.None)]
    [InlineData("Title", "Sales", BoardPanels.All)]
    public void Read_Panels_AreThoseNamedAndAllWhereNothingIsSaid(string key, string value, BoardPanels panels)
    {
        Read(hasOpenAccount: false, (key, value)).Layout.Panels.ShouldBe(panels);
        _errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Read_OrderAndGroups_AreTaken()
    {
        Read(hasOpenAccount: false, ("Order", "state"), ("GroupByTeam", "true")).Layout
            .ShouldBe(new BoardLayout { Order = TileOrder.State, GroupByTeam = true });
    }

    [Fact]
    public void Read_ThemeAndPalette_AreTakenAndOtherwiseDarkAndClassic()
    {
        var own = Read(hasOpenAccount: false, ("Theme", "light"), ("Palette", "calm"));
        (own.Theme, own.Palette).ShouldBe((BoardTheme.Light, BoardPalette.Calm));

        var usual = Read(hasOpenAccount: false);
        (usual.Theme, usual.Palette).ShouldBe((BoardTheme.Dark, BoardPalette.Classic));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_NumberBesideADirectoryThatNamesAFew_IsNone()
    {
        Read(hasOpenAccount: false, ("Extensions", "999"), ("hobart", "people.csv"));

        _errors.Lines.ShouldBeEmpty();
    }

    // sydney and perth have directories and lists of numbers, darwin has neither, and hobart has a directory only.
    private BoardDefinition Read(bool hasOpenAccount, params (string Key, string Value)[] board)
    {
        _folder.Write("people.csv", "number,name,team,mac\n101,Jane,Sales,\n");
        var keys = new Dictionary<string, string?>
        {
            ["Accounts:sydney:Directory"] = "people.csv",
            ["Accounts:sydney:Extensions"] = "101",
            ["Accounts:perth:Directory"] = "people.csv",
            ["Accounts:perth:Extensions"] = "201",
        };
        if (board.FirstOrDefault(k => k.Key == "hobart").Value is { } directory)
        {
            keys["Accounts:hobart:Directory"] = directory;
            board = [.. board.Where(k => k.Key != "hobart")];
        }

        foreach (var id in (string[])["sydney", "perth", .. hasOpenAccount ? ["darwin"] : Array.Empty<string>(), .. keys.ContainsKey("Accounts:hobart:Directory") ? ["hobart"] : Array.Empty<string>()])
        {
            (keys[$"Accounts:{id}:Vendor"], keys[$"Accounts:{id}:Username"], keys[$"Accounts:{id}:Password"]) = ("Jingl", "a@b", "p");
        }

        foreach (var (key, value) in board)
        {
            keys[$"Boards:b:{key}"] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
        return new ConfigurationReader(configuration, _folder.Path).Read(isDemo: false, _errors).Boards.ShouldHaveSingleItem();
    }
}
