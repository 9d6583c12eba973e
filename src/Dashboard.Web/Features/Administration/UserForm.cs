using System.Globalization;
using Dashboard.Storage.Users;
using Dashboard.Web.Components.Forms;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Features.Administration;

/// <summary>The form that adds or changes a user.</summary>
public sealed record UserForm
{
    /// <summary>The name used to sign in.</summary>
    public string Name { get; init; } = "";

    public Role Role { get; init; } = Role.Viewer;

    public AccessLimits Limits { get; init; } = AccessLimits.None;

    /// <summary>The new password; empty to keep the old one. Never rendered back.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether the user signs in with an external provider only and has no password here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The time of the user's last change when the form was rendered. Saving fails if another change has been stored since.</summary>
    public string SeenStamp { get; init; } = "";

    /// <summary>Creates the form from a stored user.</summary>
    public static UserForm Read(User user) => new()
    {
        Name = user.Name, Role = user.Role, Limits = user.Limits, IsElsewhere = user.PasswordHash is null, SeenStamp = SeenOf(user),
    };

    /// <summary>Reads the submitted form.</summary>
    public static UserForm Read(IFormCollection form) => new()
    {
        Name = FormReader.Text(form, "Name"),
        // An invalid role becomes the role with the fewest permissions.
        Role = Enum.TryParse<Role>(FormReader.Text(form, "Role"), out var role) && Enum.IsDefined(role) ? role : Role.Viewer,
        Limits = LimitsOf(form),
        Password = FormReader.Text(form, "Password"),
        IsElsewhere = FormReader.IsTicked(form, "Elsewhere"),
        SeenStamp = FormReader.Text(form, "Seen"),
    };

    /// <summary>
    /// Reads the access limits of a form. Values that are not among the choices are kept: a phone system out of reach lists no teams,
    /// and dropping its teams would widen the access.
    /// </summary>
    public static AccessLimits LimitsOf(IFormCollection form) => new(FormReader.Ticked(form, "Account"), FormReader.Ticked(form, "Team"), FormReader.Ticked(form, "Board"));

    /// <summary>Formats the time of a user's last change for <see cref="SeenStamp"/>.</summary>
    public static string SeenOf(User user) => user.ChangedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Validates the form. Returns the first error; null when it is valid.</summary>
    /// <param name="known">The stored user; null when the form adds one.</param>
    public FormError? Problem(User? known)
    {
        if (FormReader.NameProblem(Name) is { } name)
        {
            return new FormError("name", name);
        }

        if (IsElsewhere)
        {
            return Password.Length > 0 ? new FormError("password", AdministrationTexts.PasswordAndExternalSignIn) : null;
        }

        var isKept = Password.Length == 0 && known?.PasswordHash is not null;
        return !isKept && PasswordService.Problem(Password) is { } password ? new FormError("password", password) : null;
    }

    /// <summary>Returns name and role only, so that the password never reaches a log.</summary>
    public override string ToString() => $"{Name} ({Role})";
}
