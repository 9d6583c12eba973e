using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageExtensionsTests
{
    [Theory]
    [InlineData("613-555-0199", "16135550199", "101")]
    [InlineData("+1 (613) 555-0199", "6135550199", "101")]
    [InlineData("16135550199", "+16135550199", "101")]
    [InlineData("16135550199", "16135550198", null)]
    [InlineData("16135550199", "anonymous", null)]
    public void OfNumber_OfAnOutsideNumber_IsTheExtensionHoweverItIsWritten(string configured, string listed, string? extension)
    {
        using var handler = new ScriptedHandler();
        var context = new AccountContext { Id = "montreal", Region = "CA", Time = TimeProvider.System, Handler = handler, Log = new RecordingLogger() };
        var extensions = new VonageExtensions(context, new VonageOptions(OpenedAccount.Section(new Dictionary<string, string?> { [$"Vonage:Numbers:{configured}"] = "101" })));

        extensions.OfNumber(listed).ShouldBe(extension);
    }
}
