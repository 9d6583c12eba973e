using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Presence.Tests.Alerts;

/// <summary>Property tests of alerts with random observations of two accounts.</summary>
public sealed class AlertEngineProperties
{
    private static readonly AlertRules Rules = new()
    {
        RingingLongerThan = TimeSpan.FromSeconds(5), OnHoldLongerThan = TimeSpan.FromSeconds(5), CallLongerThan = TimeSpan.FromSeconds(20),
        OfflineLongerThan = TimeSpan.FromSeconds(10), RegistrationLost = true, RegistrationsLostTogether = 3, AccountStale = TimeSpan.FromSeconds(15),
    };

    [Fact]
    public void Looks_OverAnyCourse_RaiseEndAndHoldTheSameAlerts() => Check((looks, standing) =>
    {
        var open = new HashSet<string>();
        for (var i = 0; i < looks.Length; i++)
        {
            looks[i].Ended.All(e => open.Remove(e.Alert.Key)).ShouldBeTrue("what ended stood");
            looks[i].Raised.All(a => open.Add(a.Key)).ShouldBeTrue("what was raised did not stand");
            (standing[i].Length == open.Count && standing[i].All(a => open.Contains(a.Key))).ShouldBeTrue("what stands was raised and did not end");
        }
    });

    [Fact]
    public void Alerts_OfOneSubject_StandAlone() => Check((_, standing) =>
    {
        foreach (var alerts in standing)
        {
            var subjects = alerts.Where(a => a.Kind != AlertKind.RegistrationsLost).Select(a => (a.Kind, a.Account, a.Extension, a.Registration, Call: a.Kind == AlertKind.Ringing ? a.Call : null)).ToList();
            subjects.Distinct().Count().ShouldBe(subjects.Count);
        }
    });

    [Fact]
    public void MassLosses_OfAnySequence_CountAtLeastTheRuleAndNeverMoreReturnsThanLosses() => Check((_, standing) =>
        standing.SelectMany(s => s).Where(a => a.Kind == AlertKind.RegistrationsLost)
            .All(a => a.Devices >= 3 && a.DevicesBack >= 0 && a.DevicesBack <= a.Devices && a.Within >= TimeSpan.Zero).ShouldBeTrue());

    [Fact]
    public void Look_AtTheSameMomentAgain_ChangesNothing() => Check((looks, _) => looks[^1].ShouldSatisfyAllConditions(
        look => look.Raised.ShouldBeEmpty(), look => look.Ended.ShouldBeEmpty()), looksTwice: true);

    private static void Check(Action<ImmutableArray<AlertEvaluation>, ImmutableArray<ImmutableArray<Alert>>> law, bool looksTwice = false) => Prop.ForAll(
        PropertyGenerators.Observations.ToArbitrary(),
        observations =>
        {
            var board = new PresenceStore(new ManualTimeProvider(PropertyGenerators.Start), "e");
            var engine = new AlertEngine(Rules);
            foreach (var id in new[] { "sydney", "montreal" })
            {
                board.Apply(new AccountStatus { Id = id, Vendor = "Jingl", PresenceInterval = TimeSpan.FromSeconds(3), RegistrationsInterval = TimeSpan.FromSeconds(3) });
            }

            var looks = ImmutableArray.CreateBuilder<AlertEvaluation>();
            var standing = ImmutableArray.CreateBuilder<ImmutableArray<Alert>>();
            foreach (var observation in observations)
            {
                board.Apply(observation);
                for (var i = 0; i < (looksTwice ? 2 : 1); i++)
                {
                    looks.Add(engine.Evaluate(BoardView.Create(board.Current, BoardFilter.Everything), board.GetLastListed, observation.At));
                    standing.Add([.. engine.Active]);
                }
            }

            law(looks.ToImmutable(), standing.ToImmutable());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(TestSize.Of(usual: 100, full: 200)));
}
