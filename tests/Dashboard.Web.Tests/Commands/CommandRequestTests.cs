using Dashboard.Presence.Commands;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandRequestTests
{
    private static readonly CommandRequest Request = new() { Id = Guid.NewGuid(), Kind = CommandKind.Dial, Account = "sydney", Extension = "101" };

    [Theory]
    [InlineData("(02) 9999-8888", "0299998888")]
    [InlineData("+61 (0)2 9999 8888", "+61299998888")]
    [InlineData("\u202A0299998888\u202C", "0299998888")]
    [InlineData("front desk", "front desk")]
    [InlineData("no number", "no number")]
    [InlineData("1 02", "1 02")]
    public void Cleaned_Target_IsDialledUnlessItIsAnExtension(string target, string expected) =>
        (Request with { Target = target }).Cleaned(n => n is "front desk" or "1 02").Target.ShouldBe(expected);

    [Fact]
    public void Cleaned_ExtensionAndReason_AreWithoutInvisibleCharactersAndComposed()
    {
        var cleaned = (Request with { Extension = " 101\u200E", Reason = "Cafe\u0301" }).Cleaned(_ => false);

        (cleaned.Extension, cleaned.Reason, cleaned.Target).ShouldBe(("101", "Caf\u00E9", null));
    }

    [Fact]
    public void Cleaned_PlainRequest_IsEqual()
    {
        var request = Request with { Call = "c1", Leg = "1", Other = "c2", Target = "102", SeenVersion = 7, Reason = "training", ClientInstanceId = Guid.NewGuid() };

        request.Cleaned(_ => false).ShouldBe(request);
    }
}
