using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>The cascading context of the supervisor's page, through which nested components start actions and find the user's own phones.</summary>
internal sealed class SupervisorContext
{
    /// <summary>The user's own phones.</summary>
    public UserPhones UserPhones { get; set; } = UserPhones.None;

    /// <summary>Starts an action, or asks for missing input.</summary>
    public required Func<CallAction, Task> Act { get; init; }

    /// <summary>Dials from the user's own phone, or asks first which phone that is.</summary>
    public required Func<UserCall, Task> Call { get; init; }

    /// <summary>Stores the user's own phone of an account.</summary>
    public required Func<string, string, Task> SaveUserPhone { get; init; }
}
