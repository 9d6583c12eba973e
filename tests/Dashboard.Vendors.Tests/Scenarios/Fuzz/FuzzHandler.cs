using System.Net;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Replaces the network and responds at once: with the mutated response for the target, and with recorded ones otherwise.</summary>
internal sealed class FuzzHandler(FuzzTarget target, RecordedAnswers recorded) : HttpMessageHandler
{
    private MutatedAnswer? _served;
    private int _ofTarget;

    /// <summary>The number of requests in the poll.</summary>
    public int Requests { get; private set; }

    /// <summary>The number of response bytes in the poll.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins a poll.</summary>
    /// <param name="answer">The response for the target; null for recorded responses only.</param>
    public void Begin(MutatedAnswer? answer)
    {
        _served = answer;
        _ofTarget = 0;
        Requests = 0;
        Bytes = 0;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        var name = Routes.Of(request.RequestUri!) ?? target.Route;
        if (name == target.NotFound || (target.RefusesOnce && Requests == 1 && name != target.Route))
        {
            return Task.FromResult(new HttpResponseMessage(name == target.NotFound ? HttpStatusCode.NotFound : HttpStatusCode.Unauthorized));
        }

        var mutated = name == target.Route && (_ofTarget++ == 0 || _served is { OncePerPoll: false }) ? _served : null;
        var body = mutated?.Body ?? Good(name);
        Bytes += body.Length;
        var answer = new HttpResponseMessage(mutated?.Status ?? HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        foreach (var (header, value) in mutated?.Headers ?? [])
        {
            _ = answer.Headers.TryAddWithoutValidation(header, value) || answer.Content.Headers.TryAddWithoutValidation(header, value);
        }

        return Task.FromResult(answer);
    }

    // A single phone is requested only when the list does not contain its status.
    private byte[] Good(string name) => target.Route == Routes.TelecomXPhone && name == Routes.TelecomXPhones
        ? PhonesWithoutStatus
        : recorded.Of(name == target.Route ? target.Name : name)[0];

    private static readonly byte[] PhonesWithoutStatus = """{"total":3,"sipPhones":[{"_id":"p1"},{"_id":"12345678901234567890ABCD","extension":null},{"_id":"p3","status":null}]}"""u8.ToArray();
}
