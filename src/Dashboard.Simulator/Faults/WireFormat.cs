using Dashboard.Simulator.Commands;

namespace Dashboard.Simulator.Faults;

/// <summary>Describes the structure of one vendor's responses, as far as the faults need it.</summary>
internal sealed record WireFormat
{
    /// <summary>Pairs of a path fragment and its endpoint name. The first match counts.</summary>
    public required IReadOnlyList<(string InPath, string Endpoint)> Endpoints { get; init; }

    /// <summary>The properties that contain rows; empty when the body is the list itself.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>The properties that identify rows or link them to others. Faults never null or omit them.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>The properties that count rows or pages.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>The properties with state names or state codes.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The properties with Unix times.</summary>
    public IReadOnlyList<string> Epochs { get; init; } = [];

    /// <summary>The query parameter for paging.</summary>
    public required string Page { get; init; }

    /// <summary>Whether the paging parameter counts rows. Only then can a changing list make a client miss a row.</summary>
    public bool PagesByOffset { get; init; }

    /// <summary>The properties with the URLs of other pages, and the property with the URL of the first page.</summary>
    public (IReadOnlyList<string> Others, string First)? PageAddresses { get; init; }

    /// <summary>Whether a request is a command.</summary>
    public required Func<HttpRequest, bool> IsCommand { get; init; }

    /// <summary>Creates the success response for a command without executing it.</summary>
    public required Func<HttpRequest, IResult> AcceptWithoutDoing { get; init; }

    public string EndpointOf(HttpRequest request) => IsCommand(request) ? CommandMiddleware.Endpoint : EndpointOf(request.Path);

    private string EndpointOf(string path) =>
        Endpoints.FirstOrDefault(e => path.Contains(e.InPath, StringComparison.Ordinal)).Endpoint ?? "other";
}
