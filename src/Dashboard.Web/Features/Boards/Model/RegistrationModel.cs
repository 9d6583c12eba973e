using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One device's registration as the panel shows it.</summary>
public sealed record RegistrationModel
{
    private const string EstimatedTitle = "Estimated: the phone system does not say when this registration ends.";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>No device: what a template is rendered from.</summary>
    public static RegistrationModel Empty { get; } = new();

    /// <summary>The row's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Whether the device is registered.</summary>
    public bool Registered { get; private init; }

    /// <summary>When that ends.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>How the end is known.</summary>
    public ExpiryKind Expiry { get; private init; }

    /// <summary>How fresh the row is.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>lost, overdue, soon, normal or none.</summary>
    public string Urgency { get; private init; } = "none";

    /// <summary>Whose device it is.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Its number, address and own description.</summary>
    public string Detail { get; private init; } = "";

    /// <summary>What is left.</summary>
    public string Countdown { get; private init; } = "";

    /// <summary>Whether it was lost three times within ten minutes.</summary>
    public bool IsFlapping { get; private init; }

    /// <summary>Whether it stands above those that only count down.</summary>
    public bool IsTrouble => IsFlapping || !Registered;

    /// <summary>How its end is known, where that must be said; null elsewhere.</summary>
    public string? Title => Expiry == ExpiryKind.Estimated ? EstimatedTitle : null;

    /// <summary>7 lost · 1 flapping</summary>
    /// <param name="rows">All of them.</param>
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
        // It may have been renewed unseen: no alarm is raised by what is old.
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
