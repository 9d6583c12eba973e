namespace Dashboard.Testing;

/// <summary>The size of tests that try many cases: a usual one for each commit, and the full one with <c>LONG_TESTS=1</c> in the environment.</summary>
public static class TestSize
{
    /// <summary>Whether the full size is asked for.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("LONG_TESTS") == "1";

    /// <summary>One of the two sizes.</summary>
    /// <param name="usual">For each commit.</param>
    /// <param name="full">For a long run.</param>
    public static int Of(int usual, int full) => IsFull ? full : usual;
}
