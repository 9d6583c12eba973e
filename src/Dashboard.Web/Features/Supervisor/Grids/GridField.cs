using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>A field of an exported file.</summary>
/// <param name="Title">The heading, without a unit.</param>
/// <param name="Kind">The type of the values.</param>
/// <param name="Value">Returns the value of a row; null for none.</param>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed record GridField<T>(string Title, FieldKind Kind, Func<T, object?> Value)
{
    /// <summary>Whether only CSV contains the field. Such fields keep an established heading that readers of a workbook would misunderstand.</summary>
    public bool IsForProgramsOnly { get; init; }
}

/// <summary>The type of the values of a field.</summary>
public enum FieldKind
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>A <see cref="DateTimeOffset"/>.</summary>
    Moment,

    /// <summary>A <see cref="TimeSpan"/>.</summary>
    Duration,
}

/// <summary>The heading of a field of an exported file.</summary>
/// <param name="Title">The text, without a unit.</param>
/// <param name="Kind">The type of the values.</param>
/// <param name="IsForProgramsOnly">Whether only CSV contains the field.</param>
internal sealed record FieldHeading(string Title, FieldKind Kind, bool IsForProgramsOnly)
{
    /// <summary>The heading with its unit, as used in CSV.</summary>
    public string Csv => Kind switch
    {
        FieldKind.Moment => $"{Title} (UTC)",
        FieldKind.Duration => $"{Title} (s)",
        _ => Title,
    };

    /// <summary>Formats a value for CSV: timestamps as ISO 8601, durations in whole seconds.</summary>
    /// <param name="value">The value; null for none.</param>
    public static string CsvText(object? value) => value switch
    {
        DateTimeOffset moment => TimeFormatter.Iso(moment)!,
        TimeSpan duration => $"{(long)Math.Max(0, duration.TotalSeconds)}",
        _ => $"{value}",
    };
}
