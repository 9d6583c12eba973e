namespace Dashboard.Web.Tests;

/// <summary>For tests that measure the heap or how fast frames flow: nothing may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
