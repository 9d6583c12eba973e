namespace Dashboard.Web.Security;

/// <summary>
/// Marks a request with credentials that could not be resolved because storage is unavailable. Such requests get 503 instead of a redirect to sign-in.
/// </summary>
internal sealed class StoreUnavailableFeature;
