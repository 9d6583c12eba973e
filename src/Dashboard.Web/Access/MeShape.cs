using Dashboard.Storage.People;

namespace Dashboard.Web.Access;

/// <summary>Who asks, and what they may.</summary>
/// <param name="Kind">Whether a person, a display or a program.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Role">A person's role; null for others.</param>
/// <param name="MayAct">Whether calls may be acted on.</param>
/// <param name="MayAdminister">Whether it may be decided who else may.</param>
/// <param name="Accounts">The accounts that may be seen; empty for all.</param>
/// <param name="Teams">The teams that may be seen; empty for all.</param>
/// <param name="Boards">The boards that may be seen; empty for all.</param>
public sealed record MeShape(
    SightKind Kind, string Name, Role? Role, bool MayAct, bool MayAdminister, IReadOnlyList<string> Accounts, IReadOnlyList<string> Teams, IReadOnlyList<string> Boards);
