namespace Dashboard.Testing;

/// <summary>
/// The size of tests with many cases: a default size for each commit, and a full size with <c>LONG_TESTS=1</c> in the environment.
/// </summary>
public static class TestSize
{
    /// <summary>Whether the full size is requested.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("LONG_TESTS") == "1";

    /// <summary>Returns one of two sizes.</summary>
    /// <param name="usual">The default size.</param>
    /// <param name="full">The full size.</param>
    public static int Of(int usual, int full) => IsFull ? full : usual;
}
