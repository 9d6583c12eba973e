using BenchmarkDotNet.Running;
using Dashboard.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(PollPath)]).Run(args);
