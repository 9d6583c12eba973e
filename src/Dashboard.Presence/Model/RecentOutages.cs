namespace Dashboard.Presence.Model;

/// <summary>The last three times a device lost its registration: a device that keeps losing it is flapping.</summary>
/// <param name="Latest">The latest, UTC; null when none was seen.</param>
/// <param name="Second">The one before; null when none was seen.</param>
/// <param name="Third">The one before that; null when none was seen.</param>
public readonly record struct RecentOutages(DateTimeOffset? Latest, DateTimeOffset? Second, DateTimeOffset? Third)
{
    /// <summary>Three losses within this time are flapping.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Until when the device counts as flapping, UTC; null when it does not, or was found steady at the third loss.</summary>
    public DateTimeOffset? FlappingUntil => Latest - Third < Window ? Third + Window : null;

    /// <summary>The same after one more loss.</summary>
    /// <param name="at">When it was seen, UTC.</param>
    public RecentOutages Add(DateTimeOffset at) => new(at, Latest, Second);
}
