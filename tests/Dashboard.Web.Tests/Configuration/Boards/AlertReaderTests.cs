using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Boards;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Configuration.Boards;

public sealed class AlertReaderTests
{
    private readonly ConfigurationErrors _errors = new();

    [Fact]
    public void Read_EveryKey_IsWhatItSays()
    {
        var alerts = Read(
            ("RingingLongerThan", "00:00:30"), ("OnHoldLongerThan", "00:02:00"), ("CallLongerThan", "01:00:00"), ("OfflineLongerThan", "00:10:00"),
            ("RegistrationLost", "true"), ("RegistrationsLostTogether", "12"), ("AccountStale", "00:01:00"), ("Sound", "bell"),
            ("QuietHours:0", "22:00-07:00"), ("QuietHours:1", "sat-sun 00:00-24:00"), ("Webhook:Url", "https://example.com/hook"), ("Webhook:Secret", "0123456789abcdef"));

        _errors.Lines.ShouldBeEmpty();
        alerts.Rules.ShouldBe(new AlertRules
        {
            RingingLongerThan = TimeSpan.FromSeconds(30), OnHoldLongerThan = TimeSpan.FromMinutes(2), CallLongerThan = TimeSpan.FromHours(1),
            OfflineLongerThan = TimeSpan.FromMinutes(10), RegistrationLost = true, RegistrationsLostTogether = 12, AccountStale = TimeSpan.FromMinutes(1),
        });
        alerts.Sound.ShouldBe(AlertSound.Bell);
        alerts.QuietHours.Select(h => $"{h}").ShouldBe(["22:00-07:00", "Sat-Sun 00:00-24:00"]);
        alerts.Webhook.ShouldBe(new AlertWebhook(new Uri("https://example.com/hook"), "0123456789abcdef"));
    }

    [Fact]
    public void Read_Nothing_IsNoAlerts()
    {
        Read().Rules.Any.ShouldBeFalse();
        _errors.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RingingLongerThan", "30", "Boards:b:Alerts:RingingLongerThan must be a time")]
    [InlineData("OnHoldLongerThan", "00:00:00", "Boards:b:Alerts:OnHoldLongerThan must be a time")]
    [InlineData("RegistrationLost", "yes", "Boards:b:Alerts:RegistrationLost must be true or false")]
    [InlineData("RegistrationsLostTogether", "1", "Boards:b:Alerts:RegistrationsLostTogether must be a whole number")]
    [InlineData("Sound", "1", "Boards:b:Alerts:Sound must be one of None, Chime, Bell, Urgent")]
    [InlineData("QuietHours", "22-7", "Boards:b:Alerts:QuietHours names '22-7'")]
    [InlineData("Ringing", "00:00:30", "Boards:b:Alerts:Ringing is not a key that is known")]
    public void Read_WrongValue_IsAnErrorThatNamesTheKey(string key, string value, string begins)
    {
        Read((key, value));

        _errors.Lines.ShouldHaveSingleItem().ShouldStartWith(begins);
    }

    [Theory]
    [InlineData("http://example.com/hook?token=t0ken", "0123456789abcdef", "Webhook:Url")]
    [InlineData("https://me:p4ss@example.com/", "0123456789abcdef", "Webhook:Url")]
    [InlineData("", "0123456789abcdef", "Webhook:Url")]
    [InlineData("https://example.com/hook", "t00short", "Webhook:Secret")]
    [InlineData("http://localhost:8080/", "", "Webhook:Secret")]
    public void Read_WrongWebhook_IsAnErrorThatShowsNeitherValue(string url, string secret, string key)
    {
        Read(("Webhook:Url", url), ("Webhook:Secret", secret));

        var line = _errors.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith($"Boards:b:Alerts:{key} must be");
        line.ShouldNotContain("t0ken");
        line.ShouldNotContain("t00short");
    }

    [Fact]
    public void Read_SeveralInvalidValues_AreReportedTogether()
    {
        Read(("RingingLongerThan", "x"), ("Sound", "x"), ("QuietHours", "x"), ("Webhook:Url", "x"));

        _errors.Lines.Count.ShouldBe(5);
    }

    [Fact]
    public void Keys_OfTheWebhook_AreNeverShown() =>
        ConfigurationSchema.Board.Where(k => k.Name.StartsWith("Alerts:Webhook", StringComparison.Ordinal)).Select(k => k.MayBeShown).ShouldBe([false, false]);

    [Fact]
    public void Webhook_PrintedByMistake_TellsItsHostAlone() =>
        $"{new AlertWebhook(new Uri("https://example.com/hook?token=t0ken"), "0123456789abcdef")}".ShouldBe("example.com");

    private AlertOptions Read(params (string Key, string Value)[] alerts)
    {
        var keys = alerts.Select(a => new KeyValuePair<string, string?>($"Boards:b:Alerts:{a.Key}", a.Value)).Append(new("Boards:b:Title", "B"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
        return new BoardReader([], null, _errors).Read(configuration.GetSection("Boards:b")).Alerts;
    }
}
