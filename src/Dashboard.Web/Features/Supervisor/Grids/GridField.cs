using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>A field of a file.</summary>
/// <param name="Title">Its heading, without a unit.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Value">The value of a row; null for none.</param>
/// <typeparam name="T">What the rows show.</typeparam>
public sealed record GridField<T>(string Title, FieldKind Kind, Func<T, object?> Value)
{
    /// <summary>Whether CSV alone has it, under a name that programs know and people would take for something else.</summary>
    public bool IsForProgramsOnly { get; init; }
}

/// <summary>What the values of a field are.</summary>
public enum FieldKind
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>A <see cref="DateTimeOffset"/>.</summary>
    Moment,

    /// <summary>A <see cref="TimeSpan"/>.</summary>
    Duration,
}

/// <summary>The heading of a field of a file.</summary>
/// <param name="Title">Its words, without a unit.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsForProgramsOnly">Whether CSV alone has it.</param>
internal sealed record FieldHeading(string Title, FieldKind Kind, bool IsForProgramsOnly)
{
    /// <summary>With the unit that CSV has.</summary>
    public string Csv => Kind switch
    {
        FieldKind.Moment => $"{Title} (UTC)",
        FieldKind.Duration => $"{Title} (s)",
        _ => Title,
    };

    /// <summary>The text of a value in CSV, which programs read.</summary>
    /// <param name="value">The value; null for none.</param>
    public static string CsvText(object? value) => value switch
    {
        DateTimeOffset moment => TimeFormatter.Iso(moment)!,
        TimeSpan duration => $"{(long)Math.Max(0, duration.TotalSeconds)}",
        _ => $"{value}",
    };
}
