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

/// <summary>The complete, validated configuration.</summary>
internal sealed record DashboardOptions(IReadOnlyList<AccountOptions> Accounts, IReadOnlyList<BoardDefinition> Boards, bool IsDemo)
{
    /// <summary>The database.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>The key and witness file that protect the audit log.</summary>
    public required AuditOptions Audit { get; init; }

    /// <summary>Authentication and access.</summary>
    public required AccessOptions Access { get; init; }

    /// <summary>The rate limit of commands.</summary>
    public CommandOptions Commands { get; init; } = new();

    /// <summary>The limits on connections and streams.</summary>
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
    /// <summary>The ISO 3166 code of the country in which national numbers are valid; null when not configured.</summary>
    public string? Region { get; init; }
}
