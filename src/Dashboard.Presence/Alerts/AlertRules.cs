namespace Dashboard.Presence.Alerts;

/// <summary>The alert thresholds of a board. A rule that is not set raises no alert.</summary>
public sealed record AlertRules
{
    public static AlertRules None { get; } = new();

    /// <summary>The longest allowed ringing time; null disables the rule.</summary>
    public TimeSpan? RingingLongerThan { get; init; }

    /// <summary>The longest allowed time on hold; null disables the rule.</summary>
    public TimeSpan? OnHoldLongerThan { get; init; }

    /// <summary>The longest allowed call duration, holds included; null disables the rule.</summary>
    public TimeSpan? CallLongerThan { get; init; }

    /// <summary>The longest allowed time offline; null disables the rule.</summary>
    public TimeSpan? OfflineLongerThan { get; init; }

    /// <summary>Whether the loss of a device's registration raises an alert.</summary>
    public bool RegistrationLost { get; init; }

    /// <summary>
    /// The number of devices of one account that, lost within a minute, are combined into one alert; null disables the rule.
    /// </summary>
    public int? RegistrationsLostTogether { get; init; }

    /// <summary>The longest allowed time without a response of an account; null disables the rule.</summary>
    public TimeSpan? AccountStale { get; init; }

    /// <summary>Whether at least one rule is set.</summary>
    public bool Any => this != None;
}
