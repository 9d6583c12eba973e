using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>Creates the attributes of a grid's rows for style sheets and the script.</summary>
internal static class GridRowAttributes
{
    /// <summary>Returns the attributes of an extension's row.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="selected">The key of the extension whose panel is open; null for none.</param>
    public static IEnumerable<(string Name, string? Value)> Create(ExtensionPresence row, SupervisorSnapshot snapshot, string? selected) =>
    [
        ("data-state", $"{snapshot.Shown(row)}"), ("data-fresh", snapshot.Age(row).Freshness.Describe()), ("data-selected", row.Key == selected ? "" : null),
        ("aria-selected", row.Key == selected ? "true" : null), .. DragAttributes.Create(row, snapshot),
    ];

    /// <summary>Returns the attributes of a call's row.</summary>
    /// <param name="row">The call.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="selected">The key of the extension whose panel is open; null for none.</param>
    public static IEnumerable<(string Name, string? Value)> Create(Call row, SupervisorSnapshot snapshot, string? selected) =>
    [
        ("data-state", $"{GridExportFormatter.Shown(row, snapshot)}"), ("data-fresh", snapshot.Age(row).Freshness.Describe()),
        ("data-selected", row.Legs.Any(l => l.Extension == selected && l.Extension is not null) ? "" : null), .. DragAttributes.Create(row, GridQueries.On(row, snapshot).FirstOrDefault(), snapshot),
    ];

    /// <summary>Returns the attributes of a registration's row.</summary>
    /// <param name="row">The registration.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="selected">The key of the extension whose panel is open; null for none.</param>
    public static IEnumerable<(string Name, string? Value)> Create(Registration row, SupervisorSnapshot snapshot, string? selected) =>
        [("data-fresh", snapshot.Age(row).Freshness.Describe()), ("data-selected", row.Extension is not null && row.Extension == selected ? "" : null)];
}
