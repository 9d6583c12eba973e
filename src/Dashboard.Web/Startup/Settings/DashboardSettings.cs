using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Access;
using Dashboard.Web.Connections;
using Dashboard.Presence;
using Dashboard.Vendors;
using Dashboard.Web.Commands;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Startup.Settings;

/// <summary>The whole configuration, read and checked.</summary>
internal sealed record DashboardSettings(IReadOnlyList<AccountSettings> Accounts, IReadOnlyList<BoardDefinition> Boards, bool IsDemo)
{
    /// <summary>Where is remembered what must outlive the process.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>What proves the audit log from outside the database.</summary>
    public required AuditSettings Audit { get; init; }

    /// <summary>Who is let in.</summary>
    public required AccessSettings Access { get; init; }

    /// <summary>How many commands are taken.</summary>
    public CommandSettings Commands { get; init; } = new();

    /// <summary>How much one address or person may hold.</summary>
    public LimitSettings Limits { get; init; } = new();
}

/// <summary>One account: <c>Accounts:{id}</c>.</summary>
internal sealed record AccountSettings(
    string Id,
    IVendor Vendor,
    IConfigurationSection Section,
    AccountDirectory Directory,
    IReadOnlyList<string> Extensions,
    PollSettings Poll)
{
    /// <summary>The country whose national numbers it has; null when not given.</summary>
    public string? Region { get; init; }
}
