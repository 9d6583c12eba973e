namespace Dashboard.Presence.Alerts;

/// <summary>What a board raises alerts about. What is left out raises none.</summary>
public sealed record AlertRules
{
    /// <summary>Nothing raises an alert.</summary>
    public static AlertRules None { get; } = new();

    /// <summary>A phone rings for longer than this; null for never.</summary>
    public TimeSpan? RingingLongerThan { get; init; }

    /// <summary>A call is on hold for longer than this; null for never.</summary>
    public TimeSpan? OnHoldLongerThan { get; init; }

    /// <summary>A call lasts longer than this, its holds included; null for never.</summary>
    public TimeSpan? CallLongerThan { get; init; }

    /// <summary>An extension is offline for longer than this; null for never.</summary>
    public TimeSpan? OfflineLongerThan { get; init; }

    /// <summary>Whether a device that was registered and is no more raises one.</summary>
    public bool RegistrationLost { get; init; }

    /// <summary>How many devices of an account, lost within a minute, are one alert; null for no such count.</summary>
    public int? RegistrationsLostTogether { get; init; }

    /// <summary>An account has answered nothing for longer than this; null for never.</summary>
    public TimeSpan? AccountStale { get; init; }

    /// <summary>Whether anything raises an alert.</summary>
    public bool Any => this != None;
}
