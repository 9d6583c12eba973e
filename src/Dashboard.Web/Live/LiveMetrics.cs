using System.Diagnostics.Metrics;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Live;

/// <summary>The observable gauges: viewers, extensions and calls, and the health of each account.</summary>
internal sealed class LiveMetrics
{
    public LiveMetrics(IMeterFactory meters, PresenceStore store, BoardRegistry boards, TimeProvider time)
    {
        var meter = meters.Create("Dashboard.Live");
        meter.CreateObservableGauge(
            "dashboard.viewers", () => boards.Streams.Select(f => new Measurement<long>(f.RenderingViewers.Count, new KeyValuePair<string, object?>("board", f.Definition.Id))),
            description: "Screens that watch a board");
        meter.CreateObservableGauge(
            "dashboard.viewers.silent", () => boards.Streams.Select(f => new Measurement<long>(f.RenderingViewers.Unresponsive, new KeyValuePair<string, object?>("board", f.Definition.Id))),
            description: "Viewers of a board that have said for 30 s of no frame that they painted it");
        meter.CreateObservableGauge("dashboard.watchers", () => (long)store.WatcherCount, description: "Who is woken when something changes: the boards together, the alerts, and each live page");
        meter.CreateObservableGauge(
            "dashboard.extensions", () => EachAccount(store, id => store.Current.Extensions.GetAccount(id).Count), description: "Extensions that are known");
        meter.CreateObservableGauge(
            "dashboard.calls", () => EachAccount(store, id => store.Current.Calls.GetAccount(id).Count), description: "Calls that are up");
        meter.CreateObservableGauge(
            "dashboard.account.up", () => EachAccount(store, id => store.Current.Accounts[id].Value.Health == AccountHealth.Ok ? 1 : 0),
            description: "1 while every endpoint of the account answers");
        meter.CreateObservableGauge(
            "dashboard.account.age.seconds", () => store.Current.Accounts.Keys
                .Select(id => (Id: id, At: store.GetLastListed(id).Latest)).Where(a => a.At is not null)
                .Select(a => new Measurement<double>((time.GetUtcNow() - a.At!.Value).TotalSeconds, new KeyValuePair<string, object?>("account", a.Id))),
            unit: "seconds", description: "Age of what the account answered last");
    }

    private static IEnumerable<Measurement<long>> EachAccount(PresenceStore store, Func<string, int> count) =>
        store.Current.Accounts.Keys.Select(id => new Measurement<long>(count(id), new KeyValuePair<string, object?>("account", id)));
}
