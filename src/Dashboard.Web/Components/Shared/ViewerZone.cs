using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Components.Shared;

/// <summary>The viewer's time zone, which the browser sends in a cookie; UTC until it has.</summary>
public sealed partial class ViewerZone
{
    /// <summary>The name of the cookie. It is the same for every host, because the zone is a property of the browser.</summary>
    public const string Cookie = "time-zone";

    private readonly TimeZoneInfo? _zone;

    private ViewerZone(TimeZoneInfo? zone) => _zone = zone;

    /// <summary>UTC, which every formatted text then names.</summary>
    public static ViewerZone Unknown { get; } = new(null);

    /// <summary>Returns the time zone of a request; <see cref="Unknown"/> when the cookie is missing or names an unknown zone.</summary>
    /// <param name="context">The request; null while a circuit updates a page.</param>
    public static ViewerZone ForRequest(HttpContext? context) =>
        context?.Request.Cookies[Cookie] is { } id && Id().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new ViewerZone(zone) : Unknown;

    /// <summary>Whether the time zone is known.</summary>
    public bool IsKnown => _zone is not null;

    /// <summary>Returns the zone with its offset at a time, such as "Australia/Sydney, UTC+11:00"; "UTC" when it is not known.</summary>
    /// <param name="at">The time.</param>
    public string Name(DateTimeOffset at) => _zone is null ? "UTC" : $"{_zone.Id}, UTC{ToLocal(at).ToString("zzz", CultureInfo.InvariantCulture)}";

    /// <summary>Converts a time to the zone.</summary>
    /// <param name="at">The time.</param>
    public DateTimeOffset ToLocal(DateTimeOffset at) => _zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, _zone);

    /// <summary>Formats a time in the zone, or in UTC with the suffix " UTC".</summary>
    /// <param name="at">The time.</param>
    /// <param name="format">A format of <see cref="DateTimeOffset"/>.</param>
    public string Text(DateTimeOffset at, string format) => ToLocal(at).ToString(format, CultureInfo.InvariantCulture) + (_zone is null ? " UTC" : "");

    // Accepts only names as in the IANA database. They are also file names, so none may lead out of the database's folder.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
