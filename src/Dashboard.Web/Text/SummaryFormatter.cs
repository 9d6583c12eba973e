namespace Dashboard.Web.Text;

/// <summary>Formats the captions beside the summary figures. The script is its twin; the same test cases cover both.</summary>
public static class SummaryFormatter
{
    /// <summary>Formats the longest time in a state: max ring 0:20, max hold 0:20; empty when there is none.</summary>
    /// <param name="what">The caption: ring or hold.</param>
    /// <param name="time">The longest time; null for none.</param>
    public static string FormatLongest(string what, TimeSpan? time) => time is { } longest ? $"max {what} {TimeFormatter.Duration(longest)}" : "";

    /// <summary>Formats a number of phones: 37 phones.</summary>
    /// <param name="count">The number.</param>
    public static string Phones(int count) => $"{count} {(count == 1 ? "phone" : "phones")}";

    /// <summary>Formats a total: of 200.</summary>
    /// <param name="all">The total.</param>
    public static string Format(int all) => $"of {all}";

    /// <summary>Formats registrations about to expire: 2 overdue, or due in 5 min.</summary>
    /// <param name="overdue">The number of overdue registrations.</param>
    public static string Due(int overdue) => overdue == 0 ? "due in 5 min" : $"{overdue} overdue";
}
