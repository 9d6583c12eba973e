using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Presence.Tests.Views;

public sealed class BoardDeltaProperties
{
    private static readonly ManualTimeProvider Clock = new(PropertyGenerators.Start);

    private static readonly IPresenceFilter[] Filters =
    [
        BoardFilter.Everything,
        new BoardFilter(["sydney"], [], []),
        new BoardFilter([], ["sales"], []),
        new BoardFilter([], [], ["100-105", "montreal/110"]),
        new BoardFilter([], ["sales"], []).Within(new BoardFilter(["sydney"], [], [])),
        PresenceFilters.AnyOf([new BoardFilter(["montreal"], [], []), new BoardFilter([], [], ["100-105"])]),
        PresenceFilters.AnyOf([]),
    ];

    [Fact]
    public void Deltas_ReadAtAnyPace_LeadFromTheFirstSnapshotToTheCurrentOne() => Check(
        from observations in PropertyGenerators.Observations
        from reads in Gen.Elements(true, false).ArrayOf(observations.Length)
        from filter in Gen.Elements(Filters)
        select (observations, reads, filter),
        c =>
        {
            var board = new PresenceStore(Clock, "e");
            var has = BoardView.Create(board.Current, c.filter);
            var copy = new ViewCopy(has);
            for (var i = 0; i < c.observations.Length; i++)
            {
                board.Apply(c.observations[i]);
                if (c.reads[i] || i == c.observations.Length - 1)
                {
                    var next = BoardView.Create(board.Current, c.filter);
                    copy.Apply(BoardDelta.Between(has, next));
                    has = next;
                }
            }

            copy.ShouldShow(BoardView.Create(board.Current, c.filter));
        });

    [Fact]
    public void Observation_EqualToWhatIsKnown_EmitsNothing() => Check(
        PropertyGenerators.Observations,
        observations =>
        {
            var board = Applied(observations);
            board.Apply(Everything(board.Current, "sydney", PropertyGenerators.Start.AddMinutes(30)));
            var before = board.Current;
            var again = Everything(before, "sydney", PropertyGenerators.Start.AddHours(1));
            board.Apply(again).ShouldBeEmpty();
            board.Current.ShouldBeSameAs(before);
        });

    [Fact]
    public void Times_JitteringWithinTwoSeconds_EmitNothing() => Check(
        from observations in PropertyGenerators.Observations
        from jitters in Gen.Choose(-2000, 2000).ArrayOf(64)
        select (observations, jitters),
        c =>
        {
            var board = Applied(c.observations);
            board.Apply(Everything(board.Current, "sydney", PropertyGenerators.Start.AddMinutes(30)));
            var version = board.Current.Version;
            var i = 0;
            DateTimeOffset? Shake(DateTimeOffset? time) => time?.AddMilliseconds(c.jitters[i++ % c.jitters.Length]);
            var seen = Everything(board.Current, "sydney", PropertyGenerators.Start.AddHours(1));
            seen = seen with
            {
                Extensions = seen.Extensions! with { Rows = [.. seen.Extensions.Rows.Select(r => r with { Since = Shake(r.Since) })] },
                Registrations = seen.Registrations! with { Rows = [.. seen.Registrations.Rows.Select(r => r with { ExpiresAt = Shake(r.ExpiresAt) })] },
                Calls = seen.Calls! with { Rows = [.. seen.Calls.Rows.Select(r => r with { StartedAt = Shake(r.StartedAt) })] },
            };
            board.Apply(seen).ShouldBeEmpty();
            board.Current.Version.ShouldBe(version);
        });

    [Fact]
    public void Incomplete_Observation_RemovesNothingAndMakesNothingFresh() => Check(
        PropertyGenerators.Observations,
        observations =>
        {
            var board = Applied(observations);
            var before = board.Current;
            board.Apply(new Observation
            {
                Account = "sydney",
                Endpoint = "all",
                At = PropertyGenerators.Start.AddHours(1),
                Extensions = new([], false),
                Registrations = new([], false),
                Calls = new([], false),
            });
            ShouldHaveLapsed(before.Extensions, board.Current.Extensions, (r, at) => r with { LastListedAt = at });
            ShouldHaveLapsed(before.Registrations, board.Current.Registrations, (r, at) => r with { LastListedAt = at });
            ShouldHaveLapsed(before.Calls, board.Current.Calls, (r, at) => r with { LastListedAt = at });
        });

    private static void ShouldHaveLapsed<T>(AccountTable<T> before, AccountTable<T> after, Func<T, DateTimeOffset?, T> with)
        where T : class, IPresenceEntity
    {
        after.GetAccount("montreal").Values.Select(r => r.Value).ShouldBe(before.GetAccount("montreal").Values.Select(r => r.Value), ignoreOrder: true);
        var rows = after.GetAccount("sydney");
        rows.Keys.ShouldBe(before.GetAccount("sydney").Keys, ignoreOrder: true);
        foreach (var (key, row) in before.GetAccount("sydney"))
        {
            rows[key].Value.LastListedAt.ShouldNotBeNull();
            with(rows[key].Value, row.Value.LastListedAt).ShouldBe(row.Value);
        }
    }

    private static PresenceStore Applied(ImmutableArray<Observation> observations)
    {
        var board = new PresenceStore(Clock, "e");
        foreach (var observation in observations)
        {
            board.Apply(observation);
        }

        return board;
    }

    private static Observation Everything(PresenceSnapshot known, string account, DateTimeOffset at) => new()
    {
        Account = account,
        Endpoint = "all",
        At = at,
        Extensions = new([.. known.Extensions.GetAccount(account).Values.Select(r => r.Value with { ObservedAt = at, LastListedAt = null })], true),
        Registrations = new([.. known.Registrations.GetAccount(account).Values.Select(r => r.Value with { ObservedAt = at, LastListedAt = null })], true),
        Calls = new([.. known.Calls.GetAccount(account).Values.Select(r => r.Value with { ObservedAt = at, LastListedAt = null, Legs = [.. r.Value.Legs.ToArray()] })], true),
    };

    private static void Check<T>(Gen<T> gen, Action<T> body) =>
        Prop.ForAll(gen.ToArbitrary(), body).Check(Config.QuickThrowOnFailure.WithMaxTest(TestSize.Of(usual: 100, full: 300)));
}
