using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Views;

/// <summary>The difference between two views of one board in the same epoch. Immutable.</summary>
public sealed record BoardDelta
{
    /// <summary>The extensions that were added or changed, as complete entities.</summary>
    public required ImmutableArray<ExtensionPresence> Extensions { get; init; }

    /// <summary>The registrations that were added or changed, as complete entities.</summary>
    public required ImmutableArray<Registration> Registrations { get; init; }

    /// <summary>The calls that were added or changed, as complete entities.</summary>
    public required ImmutableArray<Call> Calls { get; init; }

    /// <summary>The accounts with a changed status.</summary>
    public required ImmutableArray<AccountStatus> Accounts { get; init; }

    /// <summary>The alerts that were raised or changed.</summary>
    public required ImmutableArray<Alert> Alerts { get; init; }

    /// <summary>The keys of extensions that are no longer shown.</summary>
    public required ImmutableArray<string> RemovedExtensions { get; init; }

    /// <summary>The keys of registrations that are no longer shown.</summary>
    public required ImmutableArray<string> RemovedRegistrations { get; init; }

    /// <summary>The keys of calls that are no longer shown.</summary>
    public required ImmutableArray<string> RemovedCalls { get; init; }

    /// <summary>The keys of alerts that are no longer active.</summary>
    public required ImmutableArray<string> RemovedAlerts { get; init; }

    /// <summary>Whether the two views have the same contents.</summary>
    public bool IsEmpty => Extensions.IsEmpty && Registrations.IsEmpty && Calls.IsEmpty && Accounts.IsEmpty && Alerts.IsEmpty
        && RemovedExtensions.IsEmpty && RemovedRegistrations.IsEmpty && RemovedCalls.IsEmpty && RemovedAlerts.IsEmpty;

    /// <summary>Returns the difference from <paramref name="before"/> to <paramref name="after"/>.</summary>
    /// <param name="before">The earlier view.</param>
    /// <param name="after">The later view.</param>
    /// <exception cref="ArgumentException">The views have different epochs, or <paramref name="before"/> is the later one.</exception>
    public static BoardDelta Between(BoardView before, BoardView after)
    {
        if (before.Epoch != after.Epoch || before.Version > after.Version)
        {
            throw new ArgumentException("A delta leads forward within one epoch.", nameof(before));
        }

        return new BoardDelta
        {
            Extensions = Changed(before.Extensions, after.Extensions, before.Version),
            Registrations = Changed(before.Registrations, after.Registrations, before.Version),
            Calls = Changed(before.Calls, after.Calls, before.Version),
            Accounts = Changed(before.Accounts, after.Accounts, before.Version),
            Alerts = Changed(before.Alerts, after.Alerts, before.Version),
            RemovedExtensions = Removed(before.Extensions, after.Extensions),
            RemovedRegistrations = Removed(before.Registrations, after.Registrations),
            RemovedCalls = Removed(before.Calls, after.Calls),
            RemovedAlerts = Removed(before.Alerts, after.Alerts),
        };
    }

    // An unchanged entity may be new to the view, for example a call that now has a leg on a shown extension.
    private static ImmutableArray<T> Changed<T>(
        IReadOnlyDictionary<string, Versioned<T>> before, IReadOnlyDictionary<string, Versioned<T>> after, long version) =>
        [.. after.Where(r => r.Value.Version > version || !before.ContainsKey(r.Key)).Select(r => r.Value.Value)];

    private static ImmutableArray<string> Removed<T>(
        IReadOnlyDictionary<string, Versioned<T>> before, IReadOnlyDictionary<string, Versioned<T>> after) =>
        [.. before.Keys.Where(k => !after.ContainsKey(k))];
}
