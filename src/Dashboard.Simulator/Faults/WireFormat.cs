using Dashboard.Simulator.Commands;

namespace Dashboard.Simulator.Faults;

/// <summary>How one vendor's answers are built, as far as a fault must know to spoil them.</summary>
internal sealed record WireFormat
{
    /// <summary>A part of the path and the endpoint it belongs to; the first that fits counts.</summary>
    public required IReadOnlyList<(string InPath, string Endpoint)> Endpoints { get; init; }

    /// <summary>The properties that hold rows; empty when the body is the list itself.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>What tells rows from each other, and where they hang: never nulled or left out.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>The fields that count rows or pages.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>The fields with words or codes for states.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The fields with times since 1970.</summary>
    public IReadOnlyList<string> Epochs { get; init; } = [];

    /// <summary>The query parameter that turns pages.</summary>
    public required string Page { get; init; }

    /// <summary>Whether it counts rows: only then can a list that moves make a client miss one.</summary>
    public bool PagesByOffset { get; init; }

    /// <summary>The fields with the address of another page, and the one of the first.</summary>
    public (IReadOnlyList<string> Others, string First)? PageAddresses { get; init; }

    /// <summary>Which requests are commands.</summary>
    public required Func<HttpRequest, bool> IsCommand { get; init; }

    /// <summary>What the vendor answers to a command that it takes; nothing is done.</summary>
    public required Func<HttpRequest, IResult> AcceptWithoutDoing { get; init; }

    public string EndpointOf(HttpRequest request) => IsCommand(request) ? CommandMiddleware.Endpoint : EndpointOf(request.Path);

    private string EndpointOf(string path) =>
        Endpoints.FirstOrDefault(e => path.Contains(e.InPath, StringComparison.Ordinal)).Endpoint ?? "other";
}
