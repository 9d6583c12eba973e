using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>What a test changes about a <see cref="TestHost"/>.</summary>
internal sealed record TestHostOptions
{
    /// <summary>Two accounts, and the boards of two teams and of an account, each with an alert rule.</summary>
    public static TestHostOptions WithBoards { get; } = new()
    {
        Accounts = ["sydney", "perth"],
        Arguments =
        [
            "--Boards:sales:Title", "Sellers", "--Boards:sales:Teams:0", "Sales", "--Boards:sales:Alerts:RingingLongerThan", "00:00:05",
            "--Boards:support:Title", "Helpers", "--Boards:support:Teams:0", "Support", "--Boards:support:Alerts:RingingLongerThan", "00:00:05",
            "--Boards:harbour:Title", "Harbourside", "--Boards:harbour:Accounts:0", "sydney", "--Boards:harbour:Alerts:RingingLongerThan", "00:00:05",
        ],
    };

    /// <summary>The accounts that never respond.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["sydney"];

    /// <summary>The command line, after that of every test host.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder of the database, which the test deletes; null for one of the host's own.</summary>
    public string? Folder { get; init; }

    /// <summary>The clock; null for the host's own.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Replaces services.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Configures the application before it starts.</summary>
    public Action<WebApplication>? BeforeStart { get; init; }

    /// <summary>Returns the options with further arguments.</summary>
    public TestHostOptions With(params string[] arguments) => this with { Arguments = [.. Arguments, .. arguments] };
}
