using System.Globalization;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;

namespace Dashboard.Web.Features.Administration;

/// <summary>A program's token as a form has it.</summary>
internal sealed record ApiTokenForm
{
    /// <summary>The longest name of a program.</summary>
    public const int MaxNameLength = 100;

    /// <summary>How long a token may be good, in days; 0 for ever.</summary>
    public static readonly IReadOnlyList<(int Days, string Word)> Lifetimes = [(30, "30 days"), (90, "90 days"), (365, "1 year"), (0, "for ever")];

    /// <summary>What each scope lets a program do.</summary>
    public static readonly IReadOnlyList<(TokenScopes Scope, string Word, string Note)> Scopes =
    [
        (TokenScopes.Read, "Read", "extensions, registrations, calls, accounts and alerts, by HTTP and by the hub"),
        (TokenScopes.Command, "Command", "act on calls, acknowledge alerts, try lost accounts again"),
        (TokenScopes.Metrics, "Metrics", "the figures of the whole house at /metrics and /api/v1/latency; for a token without limits"),
    ];

    /// <summary>What people call the program.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it may do.</summary>
    public TokenScopes Granted { get; init; } = TokenScopes.Read;

    /// <summary>What it may see.</summary>
    public AccessLimits Limits { get; init; } = AccessLimits.None;

    /// <summary>For how many days it is good; 0 for ever.</summary>
    public int Days { get; init; } = 90;

    /// <summary>As it was typed.</summary>
    public static ApiTokenForm Read(IFormCollection form) => new()
    {
        Name = FormReader.Text(form, "Name"),
        Granted = Scopes.Where(s => FormReader.Ticked(form, "Scope").Contains($"{s.Scope}", StringComparer.Ordinal)).Aggregate(TokenScopes.None, (all, s) => all | s.Scope),
        Limits = UserForm.LimitsOf(form),
        // What is no choice of ours is not taken for ever.
        Days = int.TryParse(FormReader.Text(form, "Days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Lifetimes.Any(l => l.Days == days) ? days : Lifetimes[0].Days,
    };

    /// <summary>What must be mended first; null when nothing.</summary>
    public FormError? Problem() => FormReader.NameProblem(Name, MaxNameLength) is { } name ? new FormError("name", name)
        : Granted == TokenScopes.None ? new FormError("scope", "Tick what it may do.")
        : null;

    /// <summary>Scopes in words.</summary>
    public static string Describe(TokenScopes scopes) => scopes == TokenScopes.None ? "nothing" : string.Join(", ", Scopes.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Word));
}
