using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Model;

public sealed class AccountDirectoryTests
{
    private static readonly AccountDirectory Directory = new(
    [
        new DirectoryEntry("101", "Anna", "Sales", ["00:11:22:aa:bb:cc"]),
        new DirectoryEntry("102", "Jane", null, ["001122AABBCC", "00-11-22-aa-bb-dd"]),
        new DirectoryEntry("101", "Anna Berg", null, []),
    ]);

    [Fact]
    public void Find_NumberThatIsListedTwice_ReturnsTheLaterEntry() => Directory.Find("101")!.Name.ShouldBe("Anna Berg");

    [Theory]
    [InlineData("999")]
    [InlineData("0101")]
    public void Find_UnknownNumber_ReturnsNull(string number) => Directory.Find(number).ShouldBeNull();

    [Theory]
    [InlineData("001122aabbcc", "102")]
    [InlineData("00:11:22:AA:BB:DD", "102")]
    [InlineData("0011.22aa.bbdd", "102")]
    [InlineData("ffffffffffff", null)]
    [InlineData("", null)]
    public void NumberOfMac_InAnyNotation_IsThatOfTheLaterEntry(string mac, string? number) => Directory.NumberOfMac(mac).ShouldBe(number);

    [Fact]
    public void Entries_KeepTheOrderOfTheFile() => Directory.Entries.Select(e => e.Name).ShouldBe(["Anna", "Jane", "Anna Berg"]);
}
