namespace Dashboard.Web.Components.Supervisor;

/// <summary>What lies deep in the page reaches up to by this: to do something, and to know which phone is one's own.</summary>
internal sealed class DeskHands
{
    /// <summary>Which phones are one's own.</summary>
    public OwnNumbers Own { get; set; } = OwnNumbers.None;

    /// <summary>Does something, or asks for what is missing.</summary>
    public required Func<DeskAction, Task> Act { get; init; }

    /// <summary>Calls from one's own phone, or asks first which it is.</summary>
    public required Func<OwnCall, Task> Call { get; init; }

    /// <summary>Keeps which phone of an account is one's own.</summary>
    public required Func<string, string, Task> Keep { get; init; }
}
