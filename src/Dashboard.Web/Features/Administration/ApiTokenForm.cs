using System.Globalization;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;

namespace Dashboard.Web.Features.Administration;

/// <summary>The form that creates an API token.</summary>
internal sealed record ApiTokenForm
{
    /// <summary>The maximum length of a token's name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The lifetimes to choose from, in days; 0 means unlimited.</summary>
    public static IReadOnlyList<(int Days, string Title)> Lifetimes =>
    [
        (30, AdministrationTexts.FormatExpiresInDays(30)), (90, AdministrationTexts.FormatExpiresInDays(90)), (365, AdministrationTexts.ExpiresInOneYear), (0, AdministrationTexts.ExpiresNever),
    ];

    /// <summary>The scopes to choose from, with a description of what each permits.</summary>
    public static IReadOnlyList<(TokenScopes Scope, string Title, string Note)> Scopes =>
    [
        (TokenScopes.Read, AdministrationTexts.ReadScope, AdministrationTexts.ReadScopeNote),
        (TokenScopes.Command, AdministrationTexts.CommandScope, AdministrationTexts.CommandScopeNote),
        (TokenScopes.Metrics, AdministrationTexts.MetricsScope, AdministrationTexts.MetricsScopeNote),
    ];

    /// <summary>The name of the API client.</summary>
    public string Name { get; init; } = "";

    public TokenScopes Granted { get; init; } = TokenScopes.Read;

    /// <summary>The access limits of the token.</summary>
    public AccessLimits Limits { get; init; } = AccessLimits.None;

    /// <summary>The lifetime in days; 0 means unlimited.</summary>
    public int Days { get; init; } = 90;

    /// <summary>Reads the submitted form.</summary>
    public static ApiTokenForm Read(IFormCollection form) => new()
    {
        Name = FormReader.Text(form, "Name"),
        Granted = Scopes.Where(s => FormReader.Ticked(form, "Scope").Contains($"{s.Scope}", StringComparer.Ordinal)).Aggregate(TokenScopes.None, (all, s) => all | s.Scope),
        Limits = UserForm.LimitsOf(form),
        // A submitted lifetime that is not on offer becomes the shortest one, never an unlimited one.
        Days = int.TryParse(FormReader.Text(form, "Days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Lifetimes.Any(l => l.Days == days) ? days : Lifetimes[0].Days,
    };

    /// <summary>Validates the form. Returns the first error; null when it is valid.</summary>
    public FormError? Problem() => FormReader.NameProblem(Name, MaxNameLength) is { } name ? new FormError("name", name)
        : Granted == TokenScopes.None ? new FormError("scope", AdministrationTexts.ScopeMissing)
        : null;

    /// <summary>Formats scopes as a list of names.</summary>
    public static string Describe(TokenScopes scopes) => scopes == TokenScopes.None ? AdministrationTexts.NoScopes : string.Join(", ", Scopes.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Title));
}
