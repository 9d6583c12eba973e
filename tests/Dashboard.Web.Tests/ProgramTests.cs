using Dashboard.Web.Configuration;

namespace Dashboard.Web.Tests;

public sealed class ProgramTests
{
    [Fact]
    public void Build_AddressOtherThanLoopback_IsRefusedBeforeAnythingListens() =>
        Should.Throw<ConfigurationException>(() => Program.Build(["--urls", "http://0.0.0.0:5080"]))
            .Message.ShouldContain("loopback");

    [Fact]
    public async Task Main_WrongConfiguration_EndsWithAnErrorCode() =>
        (await Program.Main(["--urls", "http://127.0.0.1:0", "--Accounts:x:Vendor", "Acme"])).ShouldBe(2);
}
