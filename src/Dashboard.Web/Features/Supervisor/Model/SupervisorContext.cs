using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>What lies deep in the page reaches up to by this: to do something, and to know which phone is one's own.</summary>
internal sealed class SupervisorContext
{
    /// <summary>Which phones are one's own.</summary>
    public UserPhones UserPhones { get; set; } = UserPhones.None;

    /// <summary>Does something, or asks for what is missing.</summary>
    public required Func<CallAction, Task> Act { get; init; }

    /// <summary>Calls from one's own phone, or asks first which it is.</summary>
    public required Func<UserCall, Task> Call { get; init; }

    /// <summary>Keeps which phone of an account is one's own.</summary>
    public required Func<string, string, Task> SaveUserPhone { get; init; }
}
