using System.Globalization;
using Dashboard.Storage.People;

namespace Dashboard.Web.Access.Desk;

/// <summary>Somebody as a form has them.</summary>
public sealed record PersonForm
{
    /// <summary>The name to sign in by.</summary>
    public string Name { get; init; } = "";

    /// <summary>What they may do.</summary>
    public Role Role { get; init; } = Role.Viewer;

    /// <summary>What they may see.</summary>
    public AccessLimits Limits { get; init; } = AccessLimits.None;

    /// <summary>A new password; empty for none. No page shows it again.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether they sign in elsewhere only, without a password here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The moment of the change that the form shows: a later one by somebody else is not written over.</summary>
    public string Seen { get; init; } = "";

    /// <summary>As they are.</summary>
    public static PersonForm Of(Person person) => new()
    {
        Name = person.Name, Role = person.Role, Limits = person.Limits, IsElsewhere = person.PasswordHash is null, Seen = SeenOf(person),
    };

    /// <summary>As they were typed.</summary>
    public static PersonForm Of(IFormCollection form) => new()
    {
        Name = Typed.Text(form, "Name"),
        // What is no role does the least.
        Role = Enum.TryParse<Role>(Typed.Text(form, "Role"), out var role) && Enum.IsDefined(role) ? role : Role.Viewer,
        Limits = LimitsOf(form),
        Password = Typed.Text(form, "Password"),
        IsElsewhere = Typed.IsTicked(form, "Elsewhere"),
        Seen = Typed.Text(form, "Seen"),
    };

    /// <summary>The limits of a form. What is not among the choices counts too: a phone system out of reach names no teams, and to drop one would let see more.</summary>
    public static AccessLimits LimitsOf(IFormCollection form) => new(Typed.Ticked(form, "Account"), Typed.Ticked(form, "Team"), Typed.Ticked(form, "Board"));

    /// <summary>The word for a moment of change.</summary>
    public static string SeenOf(Person person) => person.ChangedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>What must be mended first; null when nothing.</summary>
    /// <param name="known">As they are; null for somebody new.</param>
    public Refusal? Problem(Person? known)
    {
        if (Typed.NameProblem(Name) is { } name)
        {
            return new Refusal("name", name);
        }

        if (IsElsewhere)
        {
            return Password.Length > 0 ? new Refusal("password", "Either a password or signing in elsewhere: clear one of them.") : null;
        }

        var isKept = Password.Length == 0 && known?.PasswordHash is not null;
        return !isKept && Passwords.Problem(Password) is { } password ? new Refusal("password", password) : null;
    }

    /// <summary>What is kept of nobody but their own form: never in a log.</summary>
    public override string ToString() => $"{Name} ({Role})";
}
