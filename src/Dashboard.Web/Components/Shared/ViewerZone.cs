using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Components.Shared;

/// <summary>The time zone of the person who looks at a page, which their browser names in a cookie; UTC until it has.</summary>
public sealed partial class ViewerZone
{
    /// <summary>The name of the cookie. It is the same for every host: the zone is a fact about the browser.</summary>
    public const string Cookie = "time-zone";

    private readonly TimeZoneInfo? _zone;

    private ViewerZone(TimeZoneInfo? zone) => _zone = zone;

    /// <summary>UTC, which each text then names.</summary>
    public static ViewerZone Unknown { get; } = new(null);

    /// <summary>The zone that a request names; <see cref="Unknown"/> where it names none, or one that this machine does not know.</summary>
    /// <param name="context">The request; null while a page is updated without one.</param>
    public static ViewerZone ForRequest(HttpContext? context) =>
        context?.Request.Cookies[Cookie] is { } id && Id().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new ViewerZone(zone) : Unknown;

    /// <summary>Whether the browser has named it.</summary>
    public bool IsKnown => _zone is not null;

    /// <summary>The zone with its offset at a moment: "Australia/Sydney, UTC+11:00"; "UTC" where it is not known.</summary>
    /// <param name="at">The moment.</param>
    public string Name(DateTimeOffset at) => _zone is null ? "UTC" : $"{_zone.Id}, UTC{ToLocal(at).ToString("zzz", CultureInfo.InvariantCulture)}";

    /// <summary>The same moment with the offset that the zone has then.</summary>
    /// <param name="at">The moment.</param>
    public DateTimeOffset ToLocal(DateTimeOffset at) => _zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, _zone);

    /// <summary>The moment by the viewer's clock, or by UTC and with its name.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="format">A format of <see cref="DateTimeOffset"/>.</param>
    public string Text(DateTimeOffset at, string format) => ToLocal(at).ToString(format, CultureInfo.InvariantCulture) + (_zone is null ? " UTC" : "");

    // The names of the IANA database. They are names of files too, and none of them leads out of their folder.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
