namespace Dashboard.Simulator.Model;

/// <summary>The call rate of each hour of a working day, relative to the busiest hour.</summary>
internal static class TrafficProfile
{
    private static readonly double[] Hours =
    [
        0.02, 0.02, 0.02, 0.02, 0.02, 0.03, 0.08, 0.25, 0.65, 0.95, 1, 1,
        0.7, 0.8, 1, 0.95, 0.85, 0.55, 0.3, 0.15, 0.1, 0.06, 0.04, 0.02,
    ];

    public static double At(DateTimeOffset time) => Hours[time.Hour];
}
