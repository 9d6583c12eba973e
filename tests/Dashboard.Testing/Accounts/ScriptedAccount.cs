using Dashboard.Presence.Model;
using Dashboard.Vendors;

namespace Dashboard.Testing.Accounts;

/// <summary>An account over scripted responses: sign-ins succeed by default, the test provides the other responses.</summary>
public class ScriptedAccount : IDisposable
{
    private int _signIns;

    /// <summary>Opens the account.</summary>
    /// <param name="vendor">The adapter.</param>
    /// <param name="keys">The account's configuration keys.</param>
    /// <param name="extensions">The extensions to which the account is limited; empty for no limit.</param>
    /// <param name="page">Returns the response to a request that is not a sign-in.</param>
    /// <param name="token">Returns the response to the sign-in with the given number; null where the vendor has no token.</param>
    public ScriptedAccount(
        IVendor vendor, IReadOnlyDictionary<string, string?> keys, string[] extensions, Func<SentRequest, HttpResponseMessage> page, Func<int, string>? token = null)
    {
        Handler = new ScriptedHandler(async (request, cancellationToken) =>
        {
            if (request.Method != HttpMethod.Post)
            {
                return page(request);
            }

            var number = Interlocked.Increment(ref _signIns);
            await SignInGate.WaitAsync(cancellationToken);
            return SignIn?.Invoke(number) ?? ScriptedHandler.Json(token!(number));
        });
        Account = new OpenedAccount(vendor, Handler, keys, extensions);
    }

    public ScriptedHandler Handler { get; }

    public OpenedAccount Account { get; }

    public ManualTimeProvider Time => Account.Time;

    public int SignIns => Volatile.Read(ref _signIns);

    /// <summary>A task that completes before a sign-in is answered.</summary>
    public Task SignInGate { get; set; } = Task.CompletedTask;

    /// <summary>Returns the response to the sign-in with the given number; null for a token.</summary>
    public Func<int, HttpResponseMessage?>? SignIn { get; set; }

    /// <summary>The requests other than sign-ins.</summary>
    public IReadOnlyList<SentRequest> Pages => [.. Handler.Requests.Where(r => r.Method == HttpMethod.Get)];

    public Task<Observation> PollAsync(string endpoint) => Account.PollAsync(endpoint);

    public Task<PollException> FailAsync(string endpoint) => Account.FailAsync(endpoint);

    /// <summary>Polls every endpoint at the same time.</summary>
    public IReadOnlyList<Task<Observation>> PollAll() => [.. Account.Source.Endpoints.Select(e => PollAsync(e.Name))];

    public void Dispose()
    {
        Account.Dispose();
        Handler.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns the keys with some replaced or added.</summary>
    public static Dictionary<string, string?> Merge(Dictionary<string, string?> keys, IEnumerable<(string Key, string? Value)> more)
    {
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }
}
