namespace Dashboard.Web.Contracts;

/// <summary>An error response as RFC 9457 defines it.</summary>
/// <param name="Type">Always about:blank: the status identifies the kind of error.</param>
/// <param name="Title">The reason phrase of the status.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">A description of the error and how to resolve it.</param>
/// <param name="Instance">The path of the request.</param>
public sealed record ProblemDto(string Type, string Title, int Status, string Detail, string Instance)
{
    /// <summary>The name of the invalid property of the request body; absent when no single property is invalid.</summary>
    public string? Property { get; init; }

    /// <summary>The values that the property accepts; absent when they cannot be listed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }
}
