using System.Globalization;
using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Features.Administration;

/// <summary>Somebody as a form has them.</summary>
public sealed record UserForm
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
    public string SeenStamp { get; init; } = "";

    /// <summary>As they are.</summary>
    public static UserForm Read(User user) => new()
    {
        Name = user.Name, Role = user.Role, Limits = user.Limits, IsElsewhere = user.PasswordHash is null, SeenStamp = SeenOf(user),
    };

    /// <summary>As they were typed.</summary>
    public static UserForm Read(IFormCollection form) => new()
    {
        Name = FormReader.Text(form, "Name"),
        // What is no role does the least.
        Role = Enum.TryParse<Role>(FormReader.Text(form, "Role"), out var role) && Enum.IsDefined(role) ? role : Role.Viewer,
        Limits = LimitsOf(form),
        Password = FormReader.Text(form, "Password"),
        IsElsewhere = FormReader.IsTicked(form, "Elsewhere"),
        SeenStamp = FormReader.Text(form, "Seen"),
    };

    /// <summary>The limits of a form. What is not among the choices counts too: a phone system out of reach names no teams, and to drop one would let see more.</summary>
    public static AccessLimits LimitsOf(IFormCollection form) => new(FormReader.Ticked(form, "Account"), FormReader.Ticked(form, "Team"), FormReader.Ticked(form, "Board"));

    /// <summary>The word for a moment of change.</summary>
    public static string SeenOf(User user) => user.ChangedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>What must be mended first; null when nothing.</summary>
    /// <param name="known">As they are; null for somebody new.</param>
    public FormError? Problem(User? known)
    {
        if (FormReader.NameProblem(Name) is { } name)
        {
            return new FormError("name", name);
        }

        if (IsElsewhere)
        {
            return Password.Length > 0 ? new FormError("password", "Either a password or signing in elsewhere: clear one of them.") : null;
        }

        var isKept = Password.Length == 0 && known?.PasswordHash is not null;
        return !isKept && PasswordService.Problem(Password) is { } password ? new FormError("password", password) : null;
    }

    /// <summary>What is kept of nobody but their own form: never in a log.</summary>
    public override string ToString() => $"{Name} ({Role})";
}
