namespace Dashboard.Web.Security;

/// <summary>Feature of a request whose credentials could not be looked up, because the database did not answer: they may well be good.</summary>
internal sealed class StoreUnavailableFeature;
