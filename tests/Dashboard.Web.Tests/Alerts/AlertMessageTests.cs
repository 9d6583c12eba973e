using System.Text;
using System.Text.Json;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Views;
using Dashboard.Web.Alerts;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Tests.Alerts;

public sealed class AlertMessageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, 250, TimeSpan.Zero);
    private static readonly BoardDefinition Sales = new("sales", "Sales", BoardFilter.Everything);
    private static readonly Alert Loss = new() { Key = "k-1", Kind = AlertKind.RegistrationsLost, Account = "sydney", Devices = 3, Since = At, RaisedAt = At };

    // An alert is raised again when its size doubles. A receiver that removes duplicates by id must not drop it.
    [Fact]
    public void Id_OfAnAlertRaisedAgain_IsAnother()
    {
        var first = AlertMessage.Raised(Sales, Loss, At);
        var again = AlertMessage.Raised(Sales, Loss with { Devices = 6 }, At.AddMilliseconds(1));

        again.Id.ShouldNotBe(first.Id);
        Told(first, "id").ShouldBe(first.Id);
        Told(again, "id").ShouldBe(again.Id);
    }

    [Fact]
    public void Id_OfAnEvent_NamesBoardAlertEventAndMoment()
    {
        var moment = At.ToUnixTimeMilliseconds();

        new[] { AlertMessage.Raised(Sales, Loss, At), AlertMessage.Acknowledged(Sales, Loss, At), AlertMessage.Ended(Sales, Loss, AlertEndReason.Over, At) }
            .Select(m => m.Id).ShouldBe([$"sales-k-1-raised-{moment}", $"sales-k-1-acknowledged-{moment}", $"sales-k-1-ended-{moment}"]);
    }

    [Fact]
    public void Body_OfAnEvent_TellsWhenAndHowItEnded()
    {
        var ended = AlertMessage.Ended(Sales, Loss, AlertEndReason.Joined, At);

        (Told(ended, "event"), Told(ended, "at"), Told(ended, "ending")).ShouldBe(("ended", "2026-11-21T06:00:00.250Z", "Joined"));
    }

    [Fact]
    public void Body_OfAnEvent_IsTheTextThatReceiversRead()
    {
        var raised = AlertMessage.Raised(Sales, Loss with { Extensions = ["sydney/101"] }, At);

        Encoding.UTF8.GetString(raised.Body).ShouldBe(
            $$"""{"id":"{{raised.Id}}","event":"raised","at":"2026-11-21T06:00:00.250Z","board":"sales","title":"Sales","alert":"""
            + """{"key":"k-1","kind":"RegistrationsLost","account":"sydney","extension":null,"extensions":["sydney/101"],"call":null,"registration":null"""
            + ""","text":"3 phones of sydney lost in 0 s: network?","since":"2026-11-21T06:00:00.250Z","raisedAt":"2026-11-21T06:00:00.250Z","heardAt":null"""
            + ""","acknowledgedAt":null,"acknowledgedBy":null}}""");
    }

    private static string? Told(AlertMessage message, string name)
    {
        using var json = JsonDocument.Parse(message.Body);
        return json.RootElement.GetProperty(name).GetString();
    }
}
