using Dashboard.Vendors.Configuration;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration;

public sealed class UnknownKeyValidatorTests
{
    private static readonly ConfigurationKey[] Known =
    [
        ConfigurationKey.Shown("Port", "", "", null), ConfigurationKey.Shown("Poll:Calls", "", "", null), ConfigurationKey.Shown("Boards:{id}:Title", "", "", null),
        ConfigurationKey.List("Names", "", "", null), ConfigurationKey.Shown("Poll:UnknownAfter", "", "", null) with { FormerName = "Poll:ForgetAfter" },
    ];

    [Theory]
    [InlineData("Port")]
    [InlineData("port")]
    [InlineData("Poll:Calls")]
    [InlineData("Boards:anything:Title")]
    [InlineData("Names")]
    [InlineData("Names:0")]
    [InlineData("Poll:UnknownAfter")]
    [InlineData("Poll:ForgetAfter")]
    public void Check_KnownKey_IsNoError(string key) => Errors(key).ShouldBeEmpty();

    [Theory]
    [InlineData("Poll:Cals", "Root:Poll:Cals is not a key that is known; Root:Poll takes Calls, UnknownAfter.")]
    [InlineData("Boards:any:Name", "Root:Boards:any:Name is not a key that is known; Root:Boards:any takes Title.")]
    [InlineData("Prot", "Root:Prot is not a key that is known; Root takes Port, Poll, Boards, Names.")]
    [InlineData("Port:0", "Root:Port takes one value, and no keys of its own.")]
    [InlineData("Poll", "Root:Poll is a section and takes no value; its keys are Calls, UnknownAfter.")]
    [InlineData("Names:first", "Root:Names takes a list, and no keys of its own.")]
    public void Check_UnknownKey_IsAnErrorWithTheKnownOnes(string key, string error) => Errors(key).ShouldHaveSingleItem().ShouldStartWith(error);

    [Theory]
    [InlineData("Port", "port", true)]
    [InlineData("Port", "Port:0", false)]
    [InlineData("Names", "Names:0", true)]
    [InlineData("Names", "Names:first", false)]
    [InlineData("Boards:{id}:Title", "boards:sales:title", true)]
    [InlineData("Boards:{id}:Title", "boards:sales", false)]
    [InlineData("Poll:UnknownAfter", "Poll:ForgetAfter", true)]
    public void Fits_NameOfAKey_IgnoresCaseAndTakesPlaceholdersAndIndices(string known, string name, bool fits) =>
        UnknownKeyValidator.Fits(Known.Single(k => k.Name == known), name).ShouldBe(fits);

    private static IReadOnlyList<string> Errors(string key)
    {
        var errors = new ConfigurationErrors();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [$"Root:{key}"] = "7" }).Build();
        UnknownKeyValidator.Check(configuration.GetSection("Root"), Known, errors);
        return errors.Lines;
    }
}
