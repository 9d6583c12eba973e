using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Dashboard.Testing;

/// <summary>A request as sent.</summary>
public sealed record SentRequest(HttpMethod Method, Uri Address, string? Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The path and query, for a comparison in one line.</summary>
    public string PathAndQuery => Address.PathAndQuery;

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Replaces the network: responds by a function and records the requests.</summary>
public sealed class ScriptedHandler(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();

    public ScriptedHandler(Func<SentRequest, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Responds with these responses in order. A further request fails the test.</summary>
    public ScriptedHandler(params HttpResponseMessage[] answers)
        : this(InTurn(new ConcurrentQueue<HttpResponseMessage>(answers)))
    {
    }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(HttpStatusCode status, string body = "") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var sent = new SentRequest(request.Method, request.RequestUri!, body, headers);
        _requests.Enqueue(sent);
        return await answer(sent, cancellationToken);
    }

    private static Func<SentRequest, HttpResponseMessage> InTurn(ConcurrentQueue<HttpResponseMessage> answers) =>
        request => answers.TryDequeue(out var next)
            ? next
            : throw new InvalidOperationException($"One request too many: {request.Method} {request.PathAndQuery}");
}
