using System.Text.Json.Serialization;
using Dashboard.Storage.Users;
using Dashboard.Web.Security;

namespace Dashboard.Web.Api;

/// <summary>The principal of the request and its permissions.</summary>
/// <param name="Kind">The kind of principal: a user, a display, an API client or the demo.</param>
/// <param name="Name">The name of the user, display or token.</param>
/// <param name="Role">The role of a user; null for other principals.</param>
/// <param name="MayAct">Whether the principal may control calls.</param>
/// <param name="MayAdminister">Whether the principal may administer users, tokens and displays.</param>
/// <param name="Accounts">The accounts the principal is limited to; empty for all.</param>
/// <param name="Teams">The teams the principal is limited to; empty for all.</param>
/// <param name="Boards">The boards the principal is limited to; empty for all.</param>
public sealed record CurrentPrincipalResponse(
    [property: JsonConverter(typeof(JsonStringEnumConverter<PrincipalKind>))] PrincipalKind Kind, string Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Role>))] Role? Role, bool MayAct, bool MayAdminister,
    IReadOnlyList<string> Accounts, IReadOnlyList<string> Teams, IReadOnlyList<string> Boards);
