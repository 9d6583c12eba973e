using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Views;

/// <summary>What leads from one view of a board to a later one of the same board and epoch.</summary>
public sealed record BoardDelta
{
    /// <summary>Whole rows of the extensions that changed or appeared.</summary>
    public required ImmutableArray<ExtensionPresence> Extensions { get; init; }

    /// <summary>Whole rows of the registrations that changed or appeared.</summary>
    public required ImmutableArray<Registration> Registrations { get; init; }

    /// <summary>Whole rows of the calls that changed or appeared.</summary>
    public required ImmutableArray<Call> Calls { get; init; }

    /// <summary>The accounts whose health or failure changed.</summary>
    public required ImmutableArray<AccountStatus> Accounts { get; init; }

    /// <summary>The alerts that were raised or changed.</summary>
    public required ImmutableArray<Alert> Alerts { get; init; }

    /// <summary>Keys of extensions no longer shown.</summary>
    public required ImmutableArray<string> RemovedExtensions { get; init; }

    /// <summary>Keys of registrations no longer shown.</summary>
    public required ImmutableArray<string> RemovedRegistrations { get; init; }

    /// <summary>Keys of calls no longer shown.</summary>
    public required ImmutableArray<string> RemovedCalls { get; init; }

    /// <summary>Keys of alerts that stand no more.</summary>
    public required ImmutableArray<string> RemovedAlerts { get; init; }

    /// <summary>Whether the two views show the same.</summary>
    public bool IsEmpty => Extensions.IsEmpty && Registrations.IsEmpty && Calls.IsEmpty && Accounts.IsEmpty && Alerts.IsEmpty
        && RemovedExtensions.IsEmpty && RemovedRegistrations.IsEmpty && RemovedCalls.IsEmpty && RemovedAlerts.IsEmpty;

    /// <summary>What leads from <paramref name="before"/> to <paramref name="after"/>.</summary>
    /// <param name="before">The earlier view.</param>
    /// <param name="after">The later one.</param>
    /// <exception cref="ArgumentException">The two are of different epochs, or in the wrong order.</exception>
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

    // A row may also be new to the view without being new: a call that now has a leg here.
    private static ImmutableArray<T> Changed<T>(
        IReadOnlyDictionary<string, Versioned<T>> before, IReadOnlyDictionary<string, Versioned<T>> after, long version) =>
        [.. after.Where(r => r.Value.Version > version || !before.ContainsKey(r.Key)).Select(r => r.Value.Value)];

    private static ImmutableArray<string> Removed<T>(
        IReadOnlyDictionary<string, Versioned<T>> before, IReadOnlyDictionary<string, Versioned<T>> after) =>
        [.. before.Keys.Where(k => !after.ContainsKey(k))];
}
