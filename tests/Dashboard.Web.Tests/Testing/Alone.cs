namespace Dashboard.Web.Tests.Testing;

/// <summary>For tests that measure the heap, how fast frames flow, or what the whole process tells a collector: nothing may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
