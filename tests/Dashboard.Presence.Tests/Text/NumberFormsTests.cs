using Dashboard.Presence.Text;

namespace Dashboard.Presence.Tests.Text;

public sealed class NumberFormsTests
{
    [Theory]
    [InlineData("0412341234", "AU", "+61412341234", "0412341234")]
    [InlineData("+61 (0)412 341 234", null, "+61412341234", "0412341234")]
    [InlineData("(02) 9876 5432", "AU", "+61298765432", "0298765432")]
    [InlineData("0011 61 2 9876 5432", "AU", "+61298765432", "0298765432")]
    [InlineData("20 12 34 56", "DK", "+4520123456", "20123456")]
    [InlineData("004520123456", "DK", "+4520123456", "20123456")]
    [InlineData("(613) 555-0101", "CA", "+16135550101", "6135550101")]
    [InlineData("1 613 555 0101", "CA", "+16135550101", "6135550101")]
    [InlineData("021 312 3456", "RO", "+40213123456", "0213123456")]
    public void Of_ANumber_HasItsInternationalAndNationalForm(string text, string? region, string international, string national)
    {
        var forms = NumberForms.Create(text, region)!;

        (forms.International, forms.National).ShouldBe((international, national));
    }

    [Theory]
    [InlineData("101", "AU")]
    [InlineData("131450", "AU")]
    [InlineData("0107", "DK")]
    [InlineData("*99", "AU")]
    [InlineData("0003*2101234", "RO")]
    [InlineData("0412341234", null)]
    [InlineData("99999999", "AU")]
    [InlineData("+99912345678", "AU")]
    public void Of_AShortNumberOrOneThatTheRegionDoesNotHave_IsWhatIsDialledAlone(string text, string? region) =>
        NumberForms.Create(text, region).ShouldBe(new NumberForms(text, null, null));

    [Fact]
    public void Of_AName_IsNull() => NumberForms.Create("Jane 2", "AU").ShouldBeNull();

    [Theory]
    [InlineData("0412341234", "+61 412 341 234", "AU", true)]
    [InlineData("0412341234", "+61 412 341 234", null, false)]
    [InlineData("0412341234", "+61 412 341 234", "DK", false)]
    [InlineData("14705550101", "+1 470 555 0101", null, true)]
    [InlineData("(02) 9876 5432", "02-9876-5432", null, true)]
    [InlineData("101", "+61101", "AU", false)]
    [InlineData("101", "1-01", "AU", true)]
    [InlineData("withheld", "withheld", "AU", false)]
    [InlineData(null, "101", "AU", false)]
    public void IsSame_OfTwoNumbers_GoesByTheRegion(string? one, string? other, string? region, bool same) =>
        NumberForms.IsSame(one, other, region).ShouldBe(same);

    [Theory]
    [InlineData("AU", true)]
    [InlineData("GB", true)]
    [InlineData("UK", false)]
    [InlineData("au", false)]
    [InlineData("001", false)]
    public void IsRegion_OfACode_IsTrueForACountry(string code, bool known) => NumberForms.IsRegion(code).ShouldBe(known);
}
