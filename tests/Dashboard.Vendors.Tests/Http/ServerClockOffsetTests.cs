using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Http;

public sealed class ServerClockOffsetTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private readonly ServerClockOffset _offset = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(-5, 0)]
    [InlineData(6, 6)]
    [InlineData(-3600, -3600)]
    public void Measure_TheFirstDate_IgnoresFiveSeconds(int ahead, int offset) => Measure(ahead).ShouldBe(offset);

    [Fact]
    public void Measure_WithoutADate_KeepsTheOffset()
    {
        Measure(3600);

        _offset.Measure(null, Now).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void Measure_ASmallChange_KeepsTheOffset()
    {
        Measure(60);
        Measure(64).ShouldBe(60);
        Measure(55).ShouldBe(60);
        Measure(66).ShouldBe(66);
    }

    [Fact]
    public void Measure_AfterTheServersClockWasCorrected_IsZero()
    {
        Measure(60);

        Measure(2).ShouldBe(0);
    }

    private double Measure(int ahead) => _offset.Measure(Now.AddSeconds(ahead), Now).TotalSeconds;
}
