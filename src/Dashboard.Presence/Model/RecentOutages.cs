namespace Dashboard.Presence.Model;

/// <summary>The last three times a device lost its registration. They show whether the device is flapping.</summary>
/// <param name="Latest">The latest loss, UTC; null when none was observed.</param>
/// <param name="Second">The loss before it, UTC; null when none was observed.</param>
/// <param name="Third">The loss before that, UTC; null when none was observed.</param>
public readonly record struct RecentOutages(DateTimeOffset? Latest, DateTimeOffset? Second, DateTimeOffset? Third)
{
    /// <summary>A device with three losses within this time is flapping.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Until when the device counts as flapping, UTC; null when its last three losses are too far apart or fewer were observed.
    /// </summary>
    public DateTimeOffset? FlappingUntil => Latest - Third < Window ? Third + Window : null;

    /// <summary>Returns the outages after a further loss.</summary>
    /// <param name="at">When the loss was observed, UTC.</param>
    public RecentOutages Add(DateTimeOffset at) => new(at, Latest, Second);
}
