using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.States;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>Counts the jobs that are enqueued. Nothing runs them.</summary>
internal sealed class RecordingJobClient : IBackgroundJobClientV2, IDisposable
{
    private readonly InMemoryStorage _storage = new();

    /// <summary>The arguments of each enqueued job, separated by spaces. Its id is its position, from 1.</summary>
    public List<string> Jobs { get; } = [];

    public JobStorage Storage => _storage;

    public string Create(Job job, IState state)
    {
        lock (Jobs)
        {
            Jobs.Add(string.Join(' ', job.Args.OfType<string>()));
            return $"{Jobs.Count}";
        }
    }

    public string Create(Job job, IState state, IDictionary<string, object> parameters) => Create(job, state);

    public bool ChangeState(string jobId, IState state, string expectedState) => throw new NotSupportedException();

    public void Dispose() => _storage.Dispose();
}
