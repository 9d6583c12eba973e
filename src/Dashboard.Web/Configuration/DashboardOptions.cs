using Dashboard.Presence.Model;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Vendors;
using Dashboard.Web.Boards;
using Dashboard.Web.Commands;
using Dashboard.Web.Connections;
using Dashboard.Web.Polling;
using Dashboard.Web.Security;

namespace Dashboard.Web.Configuration;

/// <summary>The whole configuration, read and checked.</summary>
internal sealed record DashboardOptions(IReadOnlyList<AccountOptions> Accounts, IReadOnlyList<BoardDefinition> Boards, bool IsDemo)
{
    /// <summary>Where is remembered what must outlive the process.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>What proves the audit log from outside the database.</summary>
    public required AuditOptions Audit { get; init; }

    /// <summary>Who is let in.</summary>
    public required AccessOptions Access { get; init; }

    /// <summary>How many commands are taken.</summary>
    public CommandOptions Commands { get; init; } = new();

    /// <summary>How much one address or person may hold.</summary>
    public LimitOptions Limits { get; init; } = new();
}

/// <summary>One account: <c>Accounts:{id}</c>.</summary>
internal sealed record AccountOptions(
    string Id,
    IVendor Vendor,
    IConfigurationSection Section,
    AccountDirectory Directory,
    IReadOnlyList<string> Extensions,
    PollOptions Poll)
{
    /// <summary>The country whose national numbers it has; null when not given.</summary>
    public string? Region { get; init; }
}
