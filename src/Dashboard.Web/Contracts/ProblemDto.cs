namespace Dashboard.Web.Contracts;

/// <summary>Why something was refused, as RFC 9457 has it.</summary>
/// <param name="Type">Always about:blank: the status says of which kind it is.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What is wrong here, and what to do.</param>
/// <param name="Instance">The address that was asked.</param>
public sealed record ProblemDto(string Type, string Title, int Status, string Detail, string Instance)
{
    /// <summary>The property of the body that is wrong; not there when none is.</summary>
    public string? Property { get; init; }

    /// <summary>What it may be, where that can be listed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }
}
