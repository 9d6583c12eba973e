using System.Net;

namespace Dashboard.Vendors.Tests.Fuzz;

/// <summary>Stands where the network would, and answers at once: the mutated answer where it is due, recorded ones elsewhere.</summary>
internal sealed class FuzzHandler(FuzzTarget target, RecordedAnswers recorded) : HttpMessageHandler
{
    private MutatedAnswer? _served;
    private int _ofTarget;

    /// <summary>Requests of the poll.</summary>
    public int Requests { get; private set; }

    /// <summary>Bytes answered in the poll.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins a poll.</summary>
    /// <param name="answer">What is served for the target; null for good answers everywhere.</param>
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

    // The single phone is asked for only when the list says nothing of its status.
    private byte[] Good(string name) => target.Route == Routes.TelecomXPhone && name == Routes.TelecomXPhones
        ? PhonesWithoutStatus
        : recorded.Of(name == target.Route ? target.Name : name)[0];

    private static readonly byte[] PhonesWithoutStatus = """{"total":3,"sipPhones":[{"_id":"p1"},{"_id":"12345678901234567890ABCD","extension":null},{"_id":"p3","status":null}]}"""u8.ToArray();
}
