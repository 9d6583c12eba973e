using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>The registration of one device as the registrations panel shows it.</summary>
public sealed record RegistrationModel
{
    private const string EstimatedTitle = "Estimated: the phone system does not say when this registration ends.";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>An empty registration, used to render the template.</summary>
    public static RegistrationModel Empty { get; } = new();

    /// <summary>The registration's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Whether the device is registered.</summary>
    public bool Registered { get; private init; }

    /// <summary>The time at which the registration expires, UTC; null when unknown.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>Whether the expiry is reported by the vendor, estimated or unknown.</summary>
    public ExpiryKind Expiry { get; private init; }

    /// <summary>The freshness of the registration data.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>The urgency: lost, overdue, soon, normal or none.</summary>
    public string Urgency { get; private init; } = "none";

    /// <summary>The name of the extension that the device belongs to.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The number, network address and user agent of the device.</summary>
    public string Detail { get; private init; } = "";

    /// <summary>The formatted time until expiry.</summary>
    public string Countdown { get; private init; } = "";

    /// <summary>Whether the registration was lost three times within ten minutes.</summary>
    public bool IsFlapping { get; private init; }

    /// <summary>Whether the registration is lost or flapping and therefore listed in the upper part of the panel.</summary>
    public bool IsTrouble => IsFlapping || !Registered;

    /// <summary>The tooltip that marks an estimated expiry; null for others.</summary>
    public string? Title => Expiry == ExpiryKind.Estimated ? EstimatedTitle : null;

    /// <summary>Formats the counts of lost and flapping registrations, such as "7 lost · 1 flapping".</summary>
    /// <param name="rows">All registrations of the board.</param>
    public static string LostText(IReadOnlyList<RegistrationModel> rows) => string.Join(" · ", new[]
    {
        (Count: rows.Count(r => !r.Registered), Word: "lost"),
        (Count: rows.Count(r => r.IsFlapping), Word: "flapping"),
    }.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Word}"));

    internal static RegistrationModel Create(Registration row, BoardModel board)
    {
        var extension = board.Extension(row.Extension);
        var number = extension?.Number ?? LastPart(row.Extension);
        var left = row.ExpiresAt - board.Now;
        var age = board.Age(row, ResourceKinds.Registrations);
        // An old registration may have been renewed since it was last polled, so its urgency is none.
        var urgency = (row.Registered, left) switch
        {
            (false, _) => "lost",
            _ when age.IsOld => "none",
            (_, null) => "none",
            (_, { } time) when time < TimeSpan.Zero => "overdue",
            (_, { } time) when time < Soon => "soon",
            _ => "normal",
        };
        var name = FirstKnown(extension?.Name, number, LastPart(row.Key));
        return new RegistrationModel
        {
            Key = row.Key,
            Registered = row.Registered,
            Expires = row.ExpiresAt,
            Expiry = row.Expiry,
            IsFlapping = row.Losses.FlappingUntil > board.Now,
            Freshness = age.Freshness,
            Urgency = urgency,
            Name = name,
            Detail = string.Join(" · ", new[] { number == name ? "" : number, row.Address, row.UserAgent }.Where(part => !string.IsNullOrEmpty(part))),
            Countdown = urgency switch
            {
                "lost" => age.IsOld ? $"lost {TimeFormatter.Age(age.Age)}" : "lost",
                _ when age.IsOld => TimeFormatter.Age(age.Age),
                "none" => "no expiry",
                _ => (row.Expiry == ExpiryKind.Estimated ? "≈ " : "") + TimeFormatter.Countdown(left!.Value),
            },
        };
    }

    private static string FirstKnown(params string?[] names) => names.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "";

    private static string? LastPart(string? key) => key?[(key.LastIndexOf('/') + 1)..];
}
