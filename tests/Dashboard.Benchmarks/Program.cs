using BenchmarkDotNet.Running;
using Dashboard.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(PollPath), typeof(FrameEncoding)]).Run(args);
